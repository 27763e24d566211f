internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ServicePortConflict: Rule {
  static let card = RuleCard(
    id: "service-port-conflict", topic: .references, .warning, in: .default,
    summary: "Two Services for the same pods do not declare the same protocol for a target port",
    why:
      "Istio uses one protocol for each port of a pod. If Services declare different protocols for the port, the proxy of the pod uses the protocol from the oldest Service. Connections that use the other protocol can fail.",
    fix:
      "set appProtocol in both Services to the protocol that the container speaks, or remove appProtocol and start both port names with this protocol. For a protocol that Istio does not support, such as AMQP, use tcp. If you rename a port, also change the Ingresses and ServiceMonitors that use the name",
    specFix:
      "use the case for the protocol that the container speaks, such as '.http', in each 'Port' for the target port. Remove 'name', 'servedAs', and 'appProtocol' if they declare another protocol. In one service, declare the target port only once. For a protocol that Istio does not support, such as AMQP, use '.tcp'. If a port is renamed, also change the Ingresses and ServiceMonitors that use the old name",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio-injection: enabled}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: a}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 80, targetPort: 8080}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: b}
        spec:
          selector: {app: web}
          ports: [{name: tcp, port: 80, targetPort: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web  # flagged
        spec:
          template:
            metadata: {labels: {app: web}}
        """),
      .passing(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio-injection: enabled}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: a}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 80, targetPort: 8080}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: b}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 80, targetPort: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          template:
            metadata: {labels: {app: web}}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let metadata = workload.template["metadata"]
    let inject =
      metadata["labels"][InjectionKey.pod].plainText
      ?? metadata["annotations"][InjectionKey.pod].plainText
    guard context.usesMesh, inject != "false" else { return [] }
    var first: [String: (service: Service, port: ManifestField)] = [:]
    for service in context.relations.services(of: workload).prefix(Self.comparedServices) {
      for port in service.ports {
        let target = port.targetOfServicePort.plainText ?? ""
        // TCP and UDP have ports of their own.
        let key = "\(port["protocol"].text ?? TransportProtocol.default) \(target)"
        guard let earlier = first[key] else {
          first[key] = (service, port)
          continue
        }
        guard earlier.service.manifest !== service.manifest,
          protocolName(of: earlier.port) != protocolName(of: port)
        else { continue }
        return [
          finding(
            at: workload.manifest.root["metadata"]["name"],
            "Service/\(earlier.service.name) declares target port \(target) \(declaration(of: earlier.port)), but Service/\(service.name) declares it \(declaration(of: port))",
            notes: [
              earlier.port.note("the first declaration is here"),
              port.note("the second declaration is here"),
            ])
        ]
      }
    }
    return []
  }

  /// The maximum number of a workload's Services that are compared, because thousands of them can share pods.
  private static let comparedServices = 64

  /// The protocol that a port declares for Istio, for the finding.
  private func declaration(of port: ManifestField) -> String {
    MeshProtocol(port).map { "as \($0.name)" } ?? "without an application protocol"
  }

  /// The protocol that a port declares for Istio; otherwise its transport protocol.
  private func protocolName(of port: ManifestField) -> String {
    MeshProtocol(port)?.name ?? (port["protocol"].text ?? TransportProtocol.default).lowercased()
  }
}
