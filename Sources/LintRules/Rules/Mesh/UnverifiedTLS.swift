internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct UnverifiedTLS: Rule {
  static let card = RuleCard(
    id: "unverified-tls", topic: .mesh, .warning, in: .default,
    summary: "DestinationRule enables TLS but sets no certificate authority",
    why:
      "With insecureSkipVerify, and by default in Istio before 1.21, the proxy accepts any certificate, so another server can pose as the host. With credentialName but no workloadSelector, sidecars connect without TLS. Without these settings, newer versions accept only certificates from authorities that the operating system trusts. Connections to a server with a private authority then fail.",
    fix:
      "set caCertificates to 'system' for a public authority, or to a file in the proxy's container with the certificate of a private authority. In the same change, remove insecureSkipVerify and credentialName, with which Istio rejects caCertificates. In mode MUTUAL, replace credentialName with clientCertificate and privateKey. If only gateways use the DestinationRule, keep credentialName, and allow the finding with a reason",
    specFix:
      "set caCertificates beside the TLS mode with '.patch(.destinationRule, …)'. Use 'system' for a public authority, or a file in the proxy's container with the certificate of a private authority. In the same change, remove insecureSkipVerify and 'credential:', with which Istio rejects caCertificates. For '.mutual', which requires 'credential:', declare all TLS settings in the patch, with clientCertificate and privateKey. If only gateways use the DestinationRule, keep 'credential:', and allow the finding with a reason",
    covers: CompatibleIDs(istioctl: ["IST0128", "IST0129"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          trafficPolicy:
            tls:
              mode: SIMPLE  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          template:
            metadata: {labels: {app: shop}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: shop}
        spec:
          host: shop
          trafficPolicy:
            tls:
              mode: SIMPLE
              caCertificates: system
        """),
    ])

  func check(_ rule: DestinationRule, in context: LintContext) -> [Finding] {
    // Sidecar proxies use credentialName only if the DestinationRule has a workloadSelector, or for a ConfigMap.
    let takesCredentials = rule.spec["workloadSelector"].exists
    return rule.policies.map { $0["tls"] }.compactMap { tls in
      guard let mode = tls["mode"].text, TLSMode.verifying.contains(mode), !tls["caCertificates"].exists,
        !(takesCredentials && tls["credentialName"].exists),
        !(tls["credentialName"].text ?? "").hasPrefix("configmap://")
      else { return nil }
      return finding(
        at: tls["mode"], "the TLS settings with mode \(mode) do not set caCertificates")
    }
  }
}
