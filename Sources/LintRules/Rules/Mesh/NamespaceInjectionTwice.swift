internal import Diagnostics

/// Two answers to one question.
struct NamespaceInjectionTwice: Rule {
  static let card = RuleCard(
    id: "namespace-injection-twice", .warning, in: .default,
    summary: "A namespace has two labels that put its pods into the mesh in different ways.",
    why:
      "Of the two of injection the older one wins; and pods with a sidecar are left out of the ambient mesh.",
    fix: "keep one of istio-injection, istio.io/rev and istio.io/dataplane-mode: ambient",
    covers: CompatibleIDs(istioctl: ["IST0123"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            istio-injection: enabled
            istio.io/rev: stable  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio-injection: enabled}}
        """),
    ])

  func check(_ space: NamespaceObject, in fleet: Fleet) -> [Finding] {
    let labels = space.root["metadata"]["labels"]
    if labels["istio.io/dataplane-mode"].text == "ambient", labels["istio-injection"].text == "enabled" {
      return [
        finding(
          at: labels["istio-injection"], "'istio.io/dataplane-mode' is set as well, expected one of them")
      ]
    }
    guard labels["istio-injection"].exists, labels["istio.io/rev"].exists else { return [] }
    return [
      finding(at: labels["istio.io/rev"], "'istio-injection' is set as well, and wins", repair: .remove)
    ]
  }
}
