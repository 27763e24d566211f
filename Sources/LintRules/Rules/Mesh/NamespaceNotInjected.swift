internal import Diagnostics

/// A namespace outside the mesh.
struct NamespaceNotInjected: Rule {
  static let card = RuleCard(
    id: "namespace-not-injected", .info, in: nil,
    summary: "A namespace beside the mesh has no label of injection.",
    why: "Its pods get no proxy: no encryption, no policies, no routes.",
    fix: "add the label istio-injection: enabled, or disabled where that is meant",
    covers: CompatibleIDs(istioctl: ["IST0102"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop  # flagged
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
    let isSystem = space.name.hasPrefix("kube-") || space.name == "istio-system"
    let known = ["istio-injection", "istio.io/rev", "istio.io/dataplane-mode"]
    guard !isSystem, !known.contains(where: { labels[$0].exists }) else { return [] }
    return [
      finding(at: space.root["metadata"]["name"], "the namespace '\(space.name)' has no label of injection")
    ]
  }
}
