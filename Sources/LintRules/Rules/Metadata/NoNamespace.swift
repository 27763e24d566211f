internal import Diagnostics
internal import LintEngine

struct NoNamespace: Rule {
  static let card = RuleCard(
    id: "no-namespace", .info, in: nil,
    summary: "Object is in the namespace 'default' or sets no namespace",
    why:
      "Quotas, policies and access rules apply per namespace, and the object is created in the namespace that the client uses.",
    fix: "set metadata.namespace",
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
        metadata: {name: web, namespace: shop}
        """),
    ])

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    // The cluster creates these objects in the namespace `default`.
    let isGiven = ["Service kubernetes", "ServiceAccount default"].contains(
      "\(manifest.kind) \(manifest.name)")
    guard manifest.namespace == "default", !isGiven else { return [] }
    return [
      finding(
        at: manifest.root["metadata"]["namespace"],
        "\(manifest.title) is in the namespace 'default' or sets no namespace")
    ]
  }
}
