internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct GatewayCredentialMissing: Rule {
  static let card = RuleCard(
    id: "gateway-credential-missing", topic: .mesh, .warning, in: .production,
    summary: "Gateway references a certificate Secret that is not declared",
    why:
      "Without the Secret, a proxy that has not already loaded the certificate closes TLS connections to the server that references the Secret. By default, the rule checks only namespaces for which the input declares a Secret, Certificate, ExternalSecret, or SealedSecret.",
    fix:
      "declare the Secret or its Certificate in the namespace of the gateway's pods, or correct credentialName. If the Secret exists only in the cluster, list its name in the Gateway's annotation portolan.dev/existing-secrets",
    specFix:
      "declare the Certificate or ExternalSecret as an 'Object' in the namespace of the gateway's pods, or correct 'credential:' in the Listener. If the Secret exists only in the cluster, allow the finding with a reason",
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
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata: {name: web-tls, namespace: istio-system}
        spec: {secretName: web-tls, dnsNames: [shop.example], issuerRef: {name: shop}}
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
    let existing =
      PortolanKey.names(
        inExistingSecrets: gateway.root["metadata"]["annotations"][PortolanKey.existingSecrets].text)
    return gateway.credentials.compactMap { field, name in
      // For a namespace without declared Secrets, another tool or repository creates the Secrets.
      guard let namespace = namespaces.first(where: { context.isWhole || context.secrets.isTold(of: $0) }),
        !existing.contains(name), !namespaces.contains(where: { context.secrets.holds(name, in: $0) })
      else { return nil }
      return finding(at: field, "unknown Secret '\(name)' in namespace '\(namespace)'")
    }
  }
}
