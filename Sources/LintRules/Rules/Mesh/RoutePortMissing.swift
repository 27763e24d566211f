internal import Diagnostics

struct RoutePortMissing: Rule {
  static let card = RuleCard(
    id: "route-port-missing", .error, in: .default,
    summary: "Route uses a port that its Service does not have, or no port for a Service with several",
    why: "Envoy has no matching cluster and answers 503 Service Unavailable, or Istio rejects the route.",
    fix: "set a port of the Service",
    covers: CompatibleIDs(istioctl: ["IST0101", "IST0112"]),
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
                port:
                  number: 80  # flagged
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

  func check(_ service: VirtualService, in context: LintContext) -> [Finding] {
    service.destinations.compactMap { destination in
      guard let host = destination["host"].text,
        let target = context.hosts.service(for: host, from: service.namespace)
      else { return nil }
      guard let number = destination["port"]["number"].plainText else {
        guard target.ports.count > 1 else { return nil }
        return finding(
          at: destination, "destination '\(host)' requires a port: its Service has \(target.ports.count)")
      }
      guard !target.ports.contains(where: { $0["port"].plainText == number }) else { return nil }
      return finding(
        at: destination["port"]["number"], "Service of '\(host)' has no port \(number)",
        notes: [target.spec["ports"].note("the Service's ports are here")])
    }
  }
}
