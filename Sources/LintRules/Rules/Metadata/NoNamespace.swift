internal import Diagnostics

/// An object without a namespace of its own.
struct NoNamespace: Rule {
  static let card = RuleCard(
    id: "no-namespace", .info, in: nil,
    summary: "An object in no namespace, or in `default`, lands where whoever applies it happens to be.",
    why: "Quotas, policies and access are given by namespace; `default` has none of them.",
    fix: "name a namespace",
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

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    // The cluster makes these there itself.
    let isGiven = ["Service kubernetes", "ServiceAccount default"].contains(
      "\(manifest.kind) \(manifest.name)")
    guard manifest.namespace == "default", !isGiven else { return [] }
    return [
      finding(at: manifest.root["metadata"]["namespace"], "\(manifest.title) has no namespace of its own")
    ]
  }
}
