internal import Diagnostics
internal import LintEngine

struct ExternalNamePort: Rule {
  static let card = RuleCard(
    id: "external-name-port", topic: .mesh, .warning, in: .default,
    summary: "Port of an ExternalName Service declares TCP or no protocol",
    why:
      "Before Istio 1.21, the proxy cannot tell hosts apart on a TCP port. The proxy can then send all outgoing connections on that port to this Service, including connections to other hosts. Later versions ignore the port by default.",
    fix:
      "set the port's appProtocol, or without appProtocol the start of the port's name, to the protocol of the host: http, https, grpc, or tls. For another protocol, remove the port and declare a ServiceEntry with the host's addresses",
    specFix:
      "set the protocol of the 'EntryPort' to the protocol of the host: '.http', '.https', '.grpc', or '.tls'. For another protocol, remove the port and declare a 'ServiceEntry' with the host's addresses",
    covers: CompatibleIDs(istioctl: ["IST0150"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: pay}
        spec:
          type: ExternalName
          externalName: pay.example.com
          ports:
          - {name: tcp, port: 443}  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: pay}
        spec:
          type: ExternalName
          externalName: pay.example.com
          ports:
          - {name: https, port: 443}
        """),
    ])

  func check(_ service: Service, in context: LintContext) -> [Finding] {
    guard service.isExternalName else { return [] }
    return service.ports.compactMap { port in
      let known = MeshProtocol(port)
      guard known == nil || known?.name == "tcp" else { return nil }
      return finding(
        at: port,
        "port \(port["port"].plainText ?? "") of the ExternalName Service does not declare an HTTP or TLS protocol"
      )
    }
  }
}
