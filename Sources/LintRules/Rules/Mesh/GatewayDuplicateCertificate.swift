internal import Diagnostics

/// One certificate at two gateways.
struct GatewayDuplicateCertificate: Rule {
  static let card = RuleCard(
    id: "gateway-duplicate-certificate", .warning, in: .default,
    summary: "Two gateways of the same pods serve with one certificate.",
    why: """
      A browser keeps one connection for all hosts of a certificate; the second host's requests come in at the first one's
      gateway, which knows nothing of them and answers 404.
      """,
    fix: "put the hosts of one certificate into one gateway",
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

  func check(_ gateway: Gateway, in fleet: Fleet) -> [Finding] {
    gateway.servers.compactMap { server in
      guard let other = fleet.mesh.firstCertificate(like: server, of: gateway) else { return nil }
      return finding(
        at: server["tls"], "the gateway '\(other.manifest.name)' has the same certificate",
        notes: [other.note("it is here")])
    }
  }
}
