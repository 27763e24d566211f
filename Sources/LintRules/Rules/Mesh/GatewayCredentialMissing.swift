internal import Diagnostics

/// A certificate that is not there.
struct GatewayCredentialMissing: Rule {
  static let card = RuleCard(
    id: "gateway-credential-missing", .warning, in: .production,
    summary: "A Gateway names a certificate that no Secret beside the gateway's pods has.",
    why:
      """
      The gateway closes every connection to the server. Secrets are looked for where the objects tell of any: by a Secret,
      a Certificate, an ExternalSecret or a SealedSecret.
      """,
    fix: "declare the Secret in the namespace of the gateway's pods",
    covers: CompatibleIDs(istioctl: ["IST0101"]),
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
            tls:
              mode: SIMPLE
              credentialName: shop-tls  # flagged
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: web-tls, namespace: istio-system}
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: PASSTHROUGH}, hosts: [shop.example]}]
        """),
    ])

  func check(_ gateway: Gateway, in fleet: Fleet) -> [Finding] {
    let namespaces = fleet.podNamespaces(of: gateway)
    let existing =
      gateway.root["metadata"]["annotations"]["portolan.dev/existing-secrets"].text?
      .split(separator: ",").map(\.trimmed) ?? []
    return gateway.credentials.compactMap { part, name in
      // Where nothing tells of Secrets, they are somebody else's.
      guard let namespace = namespaces.first(where: { fleet.isWhole || fleet.secrets.isTold(of: $0) }),
        !existing.contains(name), !namespaces.contains(where: { fleet.secrets.holds(name, in: $0) })
      else { return nil }
      return finding(at: part, "no Secret of the namespace '\(namespace)' is named '\(name)'")
    }
  }
}
