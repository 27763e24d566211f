internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct GatewaysConflict: Rule {
  static let card = RuleCard(
    id: "gateways-conflict", topic: .mesh, .error, in: .default,
    summary: "Two Gateways for the same pods serve the same host on the same port",
    why:
      "Istio merges servers of HTTP protocols that do not set tls. The routes of both Gateways then apply, and the finding has the severity warning. For other servers, Istio usually keeps the server of the oldest Gateway and ignores the rest. Servers with different bind addresses are not reported.",
    fix:
      "merge the two servers into one server of one Gateway, and bind the VirtualServices to this Gateway. If both servers use TLS, you can give them different hosts instead. If only one of them uses TLS, or if one uses TCP without TLS, use different ports",
    specFix:
      "merge the two listeners into one Listener of one 'Gateway', and use this gateway in 'through:' of the routes. If both listeners use TLS, you can give them different hosts instead. If only one of them uses TLS, or if one uses TCP without TLS, use different ports",
    covers: CompatibleIDs(istioctl: ["IST0145"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}, hosts: [shop.example]}]  # flagged
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop2}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            tls: {mode: SIMPLE, credentialName: pay-tls}
            hosts: [shop.example]  # flagged
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}, hosts: [shop.example]}]
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop2}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            tls: {mode: SIMPLE, credentialName: pay-tls}
            hosts: [pay.example]
        """),
    ])

  func check(_ gateway: Gateway, in context: LintContext) -> [Finding] {
    gateway.servers.compactMap { server in
      guard let other = context.mesh.rival(of: server, gateway) else { return nil }
      let isMerged = [server, other].allSatisfy(isPlainHTTP)
      let title = other.manifest.title(from: gateway.manifest)
      let others = other["hosts"].texts
      let host = server["hosts"].texts.first { others.contains($0) } ?? ""
      return finding(
        at: server["hosts"], severity: isMerged ? .warning : nil,
        "\(title) also serves host '\(host)' on port \(server["port"]["number"].plainText ?? "")",
        notes: [other["hosts"].note("the hosts of \(title) are here")])
    }
  }

  /// Whether a server uses an HTTP protocol and does not set `tls`; Istio merges such servers.
  private func isPlainHTTP(_ server: ManifestField) -> Bool {
    let name = server["port"]["protocol"].text?.lowercased() ?? ""
    return !server["tls"].exists && IstioProtocol.http.contains(name)
  }
}
