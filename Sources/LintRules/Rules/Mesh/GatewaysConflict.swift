internal import Diagnostics
internal import LintEngine

struct GatewaysConflict: Rule {
  static let card = RuleCard(
    id: "gateways-conflict", .error, in: .default,
    summary: "Two Gateways for the same pods serve the same host on the same port",
    why:
      "With TLS, Istio keeps the server of the oldest Gateway and ignores the other servers. Without TLS, Istio merges the servers, and the routes of both Gateways apply, so the finding has the severity warning.",
    fix: "merge the servers into one Gateway, or give each Gateway different hosts",
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
      // Istio merges servers without TLS, and the routes of both Gateways work.
      let isMerged = !server["tls"].exists && !other["tls"].exists
      return finding(
        at: server["hosts"], severity: isMerged ? .warning : nil,
        "Gateway/\(other.manifest.name) serves the same hosts on the same port",
        notes: [other["hosts"].note("the hosts of Gateway/\(other.manifest.name) are here")])
    }
  }
}
