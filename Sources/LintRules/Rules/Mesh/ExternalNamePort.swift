internal import Diagnostics

/// A port whose protocol nobody can tell.
struct ExternalNamePort: Rule {
  static let card = RuleCard(
    id: "external-name-port", .warning, in: .default,
    summary: "A port of an ExternalName Service names no protocol but plain TCP.",
    why: """
      The proxy then takes every connection to that port, whatever the host, for this Service.
      """,
    fix: "name the port http, https, grpc or tls",
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
          ports: [{name: https, port: 443}]
        """),
    ])

  func check(_ service: Service, in fleet: Fleet) -> [Finding] {
    guard service.isExternalName else { return [] }
    return service.ports.compactMap { port in
      let spoken = MeshProtocol(port)
      guard spoken == nil || spoken?.name == "tcp" else { return nil }
      return finding(
        at: port, "the port \(port["port"].plainText ?? "") of an outside host names no protocol")
    }
  }
}
