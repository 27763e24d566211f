internal import Diagnostics
internal import LintEngine

struct RoutePortMissing: Rule {
  static let card = RuleCard(
    id: "route-port-missing", topic: .mesh, .error, in: .default,
    summary: "Route sets a port that the Service lacks, or no port for a Service with several ports",
    why:
      "Istio configures no destination for a port that the Service lacks. The proxy answers HTTP requests with '503 Service Unavailable', closes TCP connections, and drops mirrored requests. If a destination sets no port and the Service has several ports, Istio uses the port on which the request arrives. The Service may lack this port. Findings for such destinations are warnings. If a kustomization patches the Service, the finding for a port that the Service lacks is only info.",
    fix:
      "set port.number of the destination to a port number of the Service. If requests arrive at several ports of the Service, add one route for each of these ports, with 'port' in its match",
    specFix:
      "set 'port:' of the destination to a port of the Service. If requests arrive only at ports that the Service has, you can omit 'port:' and allow the finding with a reason",
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
          - timeout: 5s
            route:
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
            route:
            - destination:
                host: shop
                port:
                  number: 8080
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
          at: destination, severity: .warning,
          "destination '\(host)' sets no port, but its Service has \(target.ports.count) ports")
      }
      guard !target.ports.contains(where: { $0["port"].plainText == number }) else { return nil }
      // A patch of a kustomization can change the ports.
      return finding(
        at: destination["port"]["number"], severity: target.manifest.isPatchedLater ? .info : nil,
        "the Service of '\(host)' has no port \(number)",
        notes: [target.spec["ports"].note("the Service's ports are here")])
    }
  }
}
