internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct NamespaceInjectionTwice: Rule {
  static let card = RuleCard(
    id: "namespace-injection-twice", topic: .mesh, .warning, in: .default,
    summary: "Namespace has two conflicting labels for the mesh",
    why:
      "With both injection labels, Istio uses 'istio-injection' and ignores 'istio.io/rev'. If 'istio-injection: enabled', or only 'istio.io/rev', is set together with 'istio.io/dataplane-mode: ambient', pods get a sidecar and are not part of the ambient mesh.",
    fix:
      "keep one of the labels istio-injection, istio.io/rev, and istio.io/dataplane-mode, and remove the others. To keep the current behavior, keep istio-injection if it is set, or otherwise istio.io/rev",
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
        metadata:
          name: shop
          labels:
            istio-injection: enabled
        """),
    ])

  func check(_ space: NamespaceObject, in context: LintContext) -> [Finding] {
    let labels = space.root["metadata"]["labels"]
    if labels[InjectionKey.dataplaneMode].text == "ambient", labels[InjectionKey.namespace].text == "enabled"
    {
      return [
        finding(
          at: labels[InjectionKey.namespace],
          "'istio-injection: enabled' overrides 'istio.io/dataplane-mode: ambient': pods get a sidecar and are not part of the ambient mesh"
        )
      ]
    }
    guard labels[InjectionKey.revision].exists else { return [] }
    // With `istio-injection: disabled`, pods get no sidecar and the revision label has no effect.
    if labels[InjectionKey.dataplaneMode].text == "ambient", !labels[InjectionKey.namespace].exists {
      return [
        finding(
          at: labels[InjectionKey.revision],
          "'istio.io/rev' overrides 'istio.io/dataplane-mode: ambient': pods get a sidecar and are not part of the ambient mesh"
        )
      ]
    }
    // A namespace with disabled injection may keep its revision label.
    guard labels[InjectionKey.namespace].exists, labels[InjectionKey.namespace].text != "disabled" else {
      return []
    }
    return [
      finding(
        at: labels[InjectionKey.revision], "'istio.io/rev' has no effect, because 'istio-injection' is set",
        repair: .remove)
    ]
  }
}
