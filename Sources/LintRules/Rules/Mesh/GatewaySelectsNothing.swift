internal import Diagnostics

/// A gateway that nobody serves.
struct GatewaySelectsNothing: Rule {
  static let card = RuleCard(
    id: "gateway-selects-nothing", .warning, in: nil,
    summary: "No pods have the labels that a Gateway selects.",
    why:
      "The gateway is nowhere, and requests for its hosts get no answer. Pods that other files declare are not seen.",
    fix: "use the labels of the gateway's pods",
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
          servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [shop.example]}]
        """),
      .passing(
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: shop}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: shop-tls}, hosts: [shop.example]}]
        """),
    ])

  func check(_ gateway: Gateway, in fleet: Fleet) -> [Finding] {
    guard !gateway.podLabels.isEmpty, !gateway.isOfInstallation, fleet.pods(of: gateway).isEmpty else {
      return []
    }
    return [
      finding(at: gateway.spec["selector"], "no pods have the labels that \(gateway.manifest.title) selects")
    ]
  }
}
