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
    let services = fleet.pods(of: gateway).flatMap { fleet.wiring.services(of: $0) }
    guard let first = services.first else {
      return fleet.isWhole ? besidesInstallation(gateway, in: fleet) : []
    }
    let ports = services.flatMap(\.ports)
    // A named port may be any number.
    guard !ports.contains(where: { $0["targetPort"].text != nil }) else { return [] }
    // Where a server has the Service's port, the proxy listens at the port behind it.
    let numbers = ports.flatMap { [$0["targetPort"].int, $0["port"].int] }.compactMap(\.self)
    return gateway.servers.compactMap { server in
      guard let number = server["port"]["number"].int, !numbers.contains(number) else { return nil }
      return finding(
        at: server["port"], "no Service of the gateway's pods sends to the port \(number)",
        notes: [first.spec["ports"].note("the ports are here")])
    }
  }

  /// The servers at ports that the gateway of an installation as it comes does not have.
  private func besidesInstallation(_ gateway: Gateway, in fleet: Fleet) -> [Finding] {
    guard gateway.isOfInstallation, fleet.pods(of: gateway).isEmpty else { return [] }
    return gateway.servers.compactMap { server in
      guard let number = server["port"]["number"].int, ![80, 443, 15_021, 15_443, 31_400].contains(number)
      else {
        return nil
      }
      return finding(
        at: server["port"],
        "the Service that Istio installs for the gateway does not send to the port \(number)")
    }
  }
}
