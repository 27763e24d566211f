internal import Diagnostics
internal import LintEngine

struct GatewaySelectsNothing: Rule {
  static let card = RuleCard(
    id: "gateway-selects-nothing", topic: .mesh, .warning, in: nil,
    summary: "Gateway selects no declared pods",
    why:
      "A Gateway configures only the proxies that its selector matches. If no proxy matches, no proxy serves the Gateway's hosts. Clients then get '404 Not Found' or cannot connect.",
    fix:
      "set spec.selector to labels of the gateway's pods, or lint the Gateway together with the manifests of its pods. If the pods exist only in the cluster, allow the finding with a reason",
    specFix:
      "set 'selector:' of the Gateway to labels of the gateway's pods. If the spec does not declare these pods, allow the finding with a reason",
    covers: CompatibleIDs(istioctl: ["IST0101"]),
    examples: [
      .failing(
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector:  # flagged
            istio: ingresgateway
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}, hosts: [shop.example]}]
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector:
            istio: ingressgateway
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}, hosts: [shop.example]}]
        """),
    ])

  func check(_ gateway: Gateway, in context: LintContext) -> [Finding] {
    guard !gateway.podLabels.isEmpty, !gateway.isOfInstallation, context.pods(of: gateway).isEmpty else {
      return []
    }
    return [
      finding(at: gateway.spec["selector"], "\(gateway.manifest.title) selects no declared pods")
    ]
  }
}
