internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct GatewayCredentialInvalid: Rule {
  static let card = RuleCard(
    id: "gateway-credential-invalid", topic: .mesh, .error, in: .default,
    summary: "Gateway references a Secret without a certificate or private key in PEM format",
    why:
      "The proxy cannot load the certificate. Unless the proxy still has an earlier certificate, new TLS connections to the server that references the Secret fail.",
    fix:
      "replace the Secret with a cert-manager Certificate or an ExternalSecret that creates the Secret. Otherwise, set tls.crt and tls.key in stringData to the certificate chain and the private key in PEM format. Remove the keys 'cert' and 'key' if the Secret has them, because Istio prefers these keys",
    specFix:
      "replace the Secret with an 'Object' that declares a cert-manager Certificate or an ExternalSecret, which creates the Secret. Otherwise, set 'tls.crt' and 'tls.key' of the Secret to the certificate chain and the private key in PEM format. Remove the keys 'cert' and 'key' if the Secret has them, because Istio prefers these keys",
    covers: CompatibleIDs(istioctl: ["IST0161"]),
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
        metadata: {name: shop-tls, namespace: istio-system}
        stringData: {tls.cert: "", tls.key: ""}
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
            tls:
              mode: SIMPLE
              credentialName: shop-tls
        ---
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata: {name: shop-tls, namespace: istio-system}
        spec: {secretName: shop-tls, dnsNames: [shop.example], issuerRef: {name: shop}}
        """),
    ])

  func check(_ gateway: Gateway, in context: LintContext) -> [Finding] {
    let namespaces = context.podNamespaces(of: gateway)
    return gateway.credentials.compactMap { field, name in
      guard let secret = namespaces.lazy.compactMap({ context.manifest(Secret.type, $0, name) }).first,
        let what = Self.fault(of: Secret(manifest: secret))
      else { return nil }
      return finding(
        at: field, "Secret/\(name) \(what)",
        notes: [secret.root["metadata"]["name"].note("the Secret is here")])
    }
  }

  private static func fault(of secret: Secret) -> String? {
    // Another program may fill an object without values.
    if secret.root["data"].isEmpty, secret.root["stringData"].isEmpty { return nil }
    let (certificate, key) = (SecretType.certificateKey, SecretType.privateKey)
    // Istio prefers `cert` and `key`, and ignores a pair with an empty value.
    guard
      let pair = CertificatePair("cert", "key", of: secret) ?? CertificatePair(certificate, key, of: secret)
    else { return "has no value for '\(certificate)' or '\(key)'" }
    return pair.fault
  }
}

/// A certificate and its private key, each with its key in the Secret.
private struct CertificatePair {
  private let certificate: (name: String, text: String)
  private let key: (name: String, text: String)

  /// - Returns: nil if one of the values is missing or empty.
  init?(_ certificate: String, _ key: String, of secret: Secret) {
    guard let chain = secret.value(certificate), let own = secret.value(key), !chain.isEmpty, !own.isEmpty
    else { return nil }
    self.certificate = (certificate, chain)
    self.key = (key, own)
  }

  /// What is wrong with the values; nil if both have the PEM format.
  var fault: String? {
    if !certificate.text.contains("-----BEGIN CERTIFICATE-----") {
      return "has no PEM certificate in '\(certificate.name)'"
    }
    return key.text.contains("PRIVATE KEY-----") ? nil : "has no PEM private key in '\(key.name)'"
  }
}
