internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct NoNamespace: Rule {
  static let card = RuleCard(
    id: "no-namespace", topic: .metadata, .info, in: nil,
    summary: "Object sets no namespace or uses the namespace 'default'",
    why:
      "The client's current namespace decides where an object without a namespace is created. In 'default', the objects of different teams share quotas, policies, and permissions.",
    fix:
      "set metadata.namespace to the namespace of the application. Objects that are already in the cluster do not move. Create them in the new namespace, migrate data and clients, and then delete the old objects",
    specFix:
      "set 'namespace' of the app to the namespace of the application. Objects that are already in the cluster do not move. Create them in the new namespace, migrate data and clients, and then delete the old objects",
    covers: CompatibleIDs(kubeLinter: ["use-namespace"], checkov: ["CKV_K8S_21"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:  # flagged
          name: web
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
          namespace: shop
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    // The cluster creates these objects in the namespace `default`.
    let isGiven = ["Service kubernetes", "ServiceAccount default"].contains(
      "\(manifest.kind) \(manifest.name)")
    guard manifest.namespace == SystemNamespace.default, !isGiven else { return [] }
    let field = manifest.root["metadata"]["namespace"]
    let found =
      field.text?.isEmpty == false ? "uses the namespace 'default'" : "sets no namespace"
    return [finding(at: field, "\(manifest.title) \(found)")]
  }
}
