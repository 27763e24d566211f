internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct NamespaceNotInjected: Rule {
  static let card = RuleCard(
    id: "namespace-not-injected", topic: .mesh, .info, in: nil,
    summary: "Namespace has no label that adds its pods to the mesh or keeps them out",
    why:
      "Without a label, pods by default get no proxy unless their pod template requests one. Without a proxy, the mesh does not encrypt the connections of the pods. Routes do not apply to requests that the pods send, and policies do not apply to requests that the pods receive.",
    fix:
      "set the label istio-injection to 'enabled', istio.io/rev to a revision, or istio.io/dataplane-mode to 'ambient'. For sidecars, restart the pods. For a namespace outside the mesh, set istio-injection to 'disabled'. If pod templates request a proxy themselves, such as those of a gateway, allow the finding with a reason, because 'disabled' overrides the request",
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
        metadata:
          name: shop
          labels: {istio-injection: enabled}
        """),
    ])

  func check(_ space: NamespaceObject, in context: LintContext) -> [Finding] {
    let labels = space.root["metadata"]["labels"]
    let isSystem = SystemNamespace.contains(space.name)
    let known = [InjectionKey.namespace, InjectionKey.revision, InjectionKey.dataplaneMode]
    guard !isSystem, !known.contains(where: { labels[$0].exists }) else { return [] }
    return [
      finding(at: space.root["metadata"]["name"], "namespace '\(space.name)' has no label for the mesh")
    ]
  }
}
