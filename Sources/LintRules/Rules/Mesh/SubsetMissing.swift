internal import Diagnostics

/// A route to a subset that is not there.
struct SubsetMissing: Rule {
  static let card = RuleCard(
    id: "subset-missing", .error, in: .default,
    summary: "A route names a subset that no DestinationRule of the host has.",
    why: "The proxy has no such cluster and answers 503.",
    fix: "declare the subset in the host's DestinationRule",
    covers: CompatibleIDs(istioctl: ["IST0101"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - route:
            - destination:
                host: shop
                subset: canary  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - timeout: 5s
            route: [{destination: {host: shop}}]
        """),
    ])

  func check(_ service: VirtualService, in fleet: Fleet) -> [Finding] {
    service.destinations.compactMap { destination in
      guard let host = destination["host"].text, let subset = destination["subset"].text else { return nil }
      guard !fleet.mesh.hasSubset(subset, of: host, from: service.namespace) else { return nil }
      return finding(
        at: destination["subset"], "no DestinationRule of '\(host)' has the subset '\(subset)'",
        notes: fleet.mesh.rules(for: host, from: service.namespace).prefix(1)
          .map { $0.host.note("the host's rule is here") })
    }
  }
}
