internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct GatewayPortMissing: Rule {
  static let card = RuleCard(
    id: "gateway-port-missing", topic: .mesh, .warning, in: .default,
    summary: "Gateway listens on a port that no Service of its pods exposes",
    why:
      "Clients usually connect to the Service of the gateway's pods. Without the port in that Service, their connections do not reach the Gateway's server.",
    fix:
      "add the port to the Service of the gateway's pods, or set port.number to a port of that Service. If the Istio installation creates the Service, add the port in the values of the installation. If a Service outside the input exposes the port, add this Service and the gateway's pods to the input",
    specFix:
      "add the port to the Service of the gateway's pods, or change the number in the Listener to a port of that Service. If the Istio installation creates the Service, add the port in the values of the installation. If a Service outside the spec exposes the port, allow the finding with a reason",
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
          - port: {number: 80, name: http, protocol: HTTP}
            hosts: [shop.example]
        """),
    ])

  func check(_ gateway: Gateway, in context: LintContext) -> [Finding] {
    let exposed = context.selectedPods(of: gateway)?.fact(ExposedPorts.init)
    guard let exposed, let first = exposed.first else {
      return context.isWhole ? besidesInstallation(gateway, in: context) : []
    }
    // The number of a named target port is unknown.
    if exposed.hasNames { return [] }
    return gateway.servers.compactMap { server in
      guard let number = server["port"]["number"].int, !exposed.numbers.contains(number) else { return nil }
      return finding(
        at: server["port"], "no Service of the gateway's pods exposes port \(number)",
        notes: [first.spec["ports"].note("the Service's ports are here")])
    }
  }

  /// The servers on ports that the default gateway of an installation does not expose.
  private func besidesInstallation(_ gateway: Gateway, in context: LintContext) -> [Finding] {
    guard gateway.isOfInstallation, context.pods(of: gateway).isEmpty else { return [] }
    return gateway.servers.compactMap { server in
      guard let number = server["port"]["number"].int, !IstioGateway.ports.contains(number)
      else {
        return nil
      }
      return finding(
        at: server["port"],
        "the input contains no pods of the gateway, and the gateway's Service in a default Istio installation does not expose port \(number)"
      )
    }
  }

  /// The ports of the Services of a Gateway's pods.
  private struct ExposedPorts: Sendable {
    let first: Service?
    let hasNames: Bool
    /// The ports and the target ports, because the proxy listens on the target port if a server names the Service's
    /// port.
    let numbers: Set<Int>

    init(_ pods: SelectedPods) {
      let ports = pods.services.flatMap(\.ports)
      first = pods.services.first
      hasNames = ports.contains { $0["targetPort"].text != nil }
      numbers = Set(ports.flatMap { [$0["targetPort"].int, $0["port"].int] }.compactMap(\.self))
    }
  }
}
