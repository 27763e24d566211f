internal import Diagnostics

/// A gateway that listens behind a closed door.
struct GatewayPortMissing: Rule {
  static let card = RuleCard(
    id: "gateway-port-missing", .warning, in: .default,
    summary: "A Gateway listens at a port that no Service of its pods sends to.",
    why: "Requests from outside never get to the port.",
    fix: "add the port to the Service of the gateway's pods, or listen at one that it has",
    covers: CompatibleIDs(istioctl: ["IST0162"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: ingress}
        spec:
          selector: {app: ingress}
          ports: [{name: http, port: 80, targetPort: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: ingress}
        spec:
          template:
            metadata: {labels: {app: ingress}}
            spec:
              containers:
              - name: ingress
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {app: ingress}
          servers:
          - port: {number: 8443, name: http, protocol: HTTP}  # flagged
            hosts: [shop.example]
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: ingress}
        spec:
          selector: {app: ingress}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: ingress}
        spec:
          template:
            metadata: {labels: {app: ingress}}
            spec:
              containers:
              - name: ingress
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {app: ingress}
          servers:
          - port: {number: 8080, name: http, protocol: HTTP}
            hosts: [shop.example]
        """),
    ])

  func check(_ gateway: Gateway, in fleet: Fleet) -> [Finding] {
    let selector = Selector(labels: gateway.spec["selector"].textMap)
    guard !selector.isEmpty else { return [] }
    // Gateways are where their pods are; those of other namespaces are somebody else's.
    let services = fleet.wiring.workloads(selector, in: gateway.namespace).flatMap {
      fleet.wiring.services(of: $0)
    }
    guard !services.isEmpty else { return [] }
    let ports = services.flatMap(\.ports).map { $0["targetPort"].exists ? $0["targetPort"] : $0["port"] }
    let numbers = ports.compactMap(\.int)
    // A named port may be any number.
    guard numbers.count == ports.count else { return [] }
    return gateway.servers.compactMap { server in
      guard let number = server["port"]["number"].int, !numbers.contains(number) else { return nil }
      return finding(
        at: server["port"], "no Service of the gateway's pods sends to the port \(number)",
        notes: [services[0].spec["ports"].note("the ports are here")])
    }
  }
}
