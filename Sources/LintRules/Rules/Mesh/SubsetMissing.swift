internal import Diagnostics
internal import LintEngine

struct SubsetMissing: Rule {
  static let card = RuleCard(
    id: "subset-missing", topic: .mesh, .error, in: .default,
    summary: "Route references a subset that no DestinationRule declares",
    why:
      "Istio configures no destination for a subset that does not exist. The proxy answers HTTP requests for such a subset with '503 Service Unavailable', closes TCP connections, and drops mirrored requests. By default, the finding has the severity info if the input contains no DestinationRule.",
    fix:
      "declare the subset in the DestinationRule for the host, or correct the name of the subset in the route. If the DestinationRule exists only in the cluster, allow the finding with a reason",
    specFix:
      "correct 'subset:' of the destination, or declare the subset in an 'Object' with the DestinationRule for the host. If the DestinationRule exists only in the cluster, allow the finding with a reason",
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
            metadata: {labels: {app: shop, version: v1}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - timeout: 5s
            route:
            - destination:
                host: shop
                subset: stabel  # flagged
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          subsets: [{name: stable, labels: {version: v1}}]
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
            metadata: {labels: {app: shop, version: v1}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - timeout: 5s
            route:
            - destination:
                host: shop
                subset: stable
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          subsets: [{name: stable, labels: {version: v1}}]
        """),
    ])

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.destinations.compactMap { destination in
      guard let host = destination["host"].text, let subset = destination["subset"].text else { return nil }
      // Istio treats an empty subset like a missing one.
      guard !subset.isEmpty, !context.mesh.hasSubset(subset, of: host, from: service.namespace) else {
        return nil
      }
      let isElsewhere = !context.isWhole && context.manifests(of: DestinationRule.type).isEmpty
      return finding(
        at: destination["subset"], severity: isElsewhere ? .info : nil,
        "unknown subset '\(subset)' for host '\(host)'",
        notes: context.mesh.rules(for: host, from: service.namespace).prefix(1)
          .map { $0.host.note("the host's DestinationRule is here") })
    }
  }
}
