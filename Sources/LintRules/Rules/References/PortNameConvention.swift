internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct PortNameConvention: Rule {
  static let card = RuleCard(
    id: "port-name-convention", topic: .references, .info, in: .production,
    summary: "Service port does not declare its application protocol",
    why:
      "Istio guesses the protocol of the port from the first bytes of a connection. If the bytes do not show HTTP, Istio treats the connection as TCP, and HTTP routes, retries, and HTTP metrics do not apply. Headless and ExternalName Services, Services that Istio creates for gateways, and system namespaces are exempt. UDP ports, and well-known ports that Istio treats as TCP, such as 3306, are also exempt.",
    fix:
      "set appProtocol to the protocol that the container speaks, or start the port name with this protocol, such as http-web. For a protocol that Istio does not support, such as AMQP, use tcp. If you rename the port, also change the Ingresses and ServiceMonitors that use the name",
    specFix:
      "set 'appProtocol' in 'Port' to the protocol that the container speaks. Alternatively, use the case for this protocol, such as '.http', and start any 'name' and 'servedAs' with the protocol. For a protocol that Istio does not support, such as AMQP, use '.tcp'. If the Service port is renamed, also change the Ingresses and ServiceMonitors that use the old name",
    covers: CompatibleIDs(istioctl: ["IST0118"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports:
          - name: web  # flagged
            port: 8080
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [web]
          http:
          - route: [{destination: {host: web}}]
            timeout: 10s
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports:
          - name: http-web
            port: 8080
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [web]
          http:
          - route: [{destination: {host: web}}]
            timeout: 10s
        """),
    ])

  func check(_ service: Service, in context: LintContext) -> [Finding] {
    guard context.usesMesh, !service.isHeadless, !service.isExternalName,
      !SystemNamespace.contains(service.namespace),
      !service.root["metadata"]["labels"]["gateway.istio.io/managed"].exists
    else { return [] }
    return service.ports.compactMap { port in
      guard MeshProtocol(port) == nil else { return nil }
      let name = port["name"].text ?? ""
      let title = name.isEmpty ? "port \(port["port"].plainText ?? "")" : "port '\(name)'"
      return finding(at: port["name"], "\(title) does not declare its application protocol")
    }
  }
}
