internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct RefusedByIstio: Rule {
  static let card = RuleCard(
    id: "refused-by-istio", topic: .schema, .error, in: .default,
    summary: "Istio's admission webhook rejects the object",
    why:
      "During an apply, the API server sends Istio objects to istiod, which checks more than the schema. If istiod rejects the object, the apply fails. Without the webhook, Istio or the proxies can ignore or reject the configuration.",
    fix: "add, change, or remove a field or value so that the object meets the requirement in the finding",
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
          selector: {istio: ingressgateway}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [shop.example.com]
            tls: {mode: SIMPLE}  # flagged
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
        kind: VirtualService
        metadata: {name: shop}
        spec:
          hosts: [shop]
          http:
          - match:
            - uri:
                regex: "/(orders|carts)/.*"
            route: [{destination: {host: shop}}]
            timeout: 10s
          - route: [{destination: {host: shop}}]
            timeout: 10s
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [shop.example.com]
            tls: {mode: SIMPLE, credentialName: shop-tls}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    findings(for: .istiod, in: manifest)
  }
}
