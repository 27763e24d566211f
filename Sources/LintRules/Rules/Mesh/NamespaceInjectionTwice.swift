internal import Diagnostics

/// Two answers to one question.
struct NamespaceInjectionTwice: Rule {
  static let card = RuleCard(
    id: "namespace-injection-twice", .warning, in: .default,
    summary: "A namespace has both labels of injection.",
    why: "The older label wins, and the revision is ignored.",
    fix: "keep one of istio-injection and istio.io/rev",
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
    guard labels["istio-injection"].exists, labels["istio.io/rev"].exists else { return [] }
    return [
      finding(at: labels["istio.io/rev"], "'istio-injection' is set as well, and wins", repair: .remove)
    ]
  }
}
