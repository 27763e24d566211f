internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct RefusedByIstio: Rule {
  static let card = RuleCard(
    id: "refused-by-istio", .error, in: .default,
    summary: "Istio's admission webhook rejects the object",
    why:
      "During an apply, the API server sends Istio objects to istiod, which checks more than the schema. If istiod rejects the object, the apply fails. Without the webhook, proxies ignore or reject the configuration.",
    fix: "change or add the field that the finding names",
    references: ["https://istio.io/latest/docs/ops/common-problems/validation/"],
    covers: CompatibleIDs(istioctl: ["IST0106"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - match:
            - uri:
                regex: "/(?!admin).*"  # flagged
            route: [{destination: {host: shop}}]
        """),
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingress}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [shop.example.com]
            tls: {mode: SIMPLE}  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {LOG_LEVEL: INFO}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .istiod, in: manifest)
  }
}
