internal import Diagnostics
internal import LintEngine

struct GatewayDuplicateCertificate: Rule {
  static let card = RuleCard(
    id: "gateway-duplicate-certificate", topic: .mesh, .warning, in: .default,
    summary: "Two Gateways for the same pods use the same certificate",
    why:
      "A browser can reuse an HTTP/2 connection for other hosts of the certificate that have the same IP address. A request for a host of one Gateway can then arrive on a connection of the other Gateway, which answers '404 Not Found'.",
    fix:
      "move all hosts of the certificate into one server of one Gateway, and bind their VirtualServices to this Gateway. Alternatively, use certificates without common hosts",
    specFix:
      "list all hosts of the certificate in one Listener of one 'Gateway', and use this gateway in 'through:' of their routes. Alternatively, use certificates without common hosts",
    references: ["https://istio.io/latest/docs/reference/config/analysis/ist0138/"],
    covers: CompatibleIDs(istioctl: ["IST0138"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [shop.example]
            tls: {mode: SIMPLE, credentialName: shop-tls}  # flagged
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: pay}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [pay.example]
            tls: {mode: SIMPLE, credentialName: shop-tls}  # flagged
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [shop.example]
            tls: {mode: SIMPLE, credentialName: shop-tls}
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: pay}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [pay.example]
            tls: {mode: SIMPLE, credentialName: pay-tls}
        """),
    ])

  func check(_ gateway: Gateway, in context: LintContext) -> [Finding] {
    gateway.servers.compactMap { server in
      guard let other = context.mesh.firstCertificate(like: server, of: gateway) else { return nil }
      let (tls, title) = (server["tls"], other.manifest.title(from: gateway.manifest))
      let others = Self.certificates(of: other)
      let certificate = Self.certificates(of: tls).first(where: others.contains) ?? ""
      return finding(
        at: tls, "\(title) also uses the certificate '\(certificate)'",
        notes: [other.note("the other Gateway's TLS settings are here")])
    }
  }

  /// The Secrets or the file with the certificates of a server.
  private static func certificates(of tls: ManifestField) -> [String] {
    [tls["credentialName"].text].compactMap(\.self) + tls["credentialNames"].texts
      + [tls["serverCertificate"].text].compactMap(\.self)
  }
}
