internal import Diagnostics

/// A token for whoever does not want one.
struct DefaultAccountToken: Rule {
  static let card = RuleCard(
    id: "default-account-token", .info, in: nil,
    summary: "The service account `default` hands its token to every pod that names no account.",
    why: "Each of these pods can speak with the API.",
    fix: "set automountServiceAccountToken to false on the account",
    covers: CompatibleIDs(checkov: ["CKV_K8S_41"]),
    examples: [
      .failing(
        """
        apiVersion: v1  # flagged
        kind: ServiceAccount
        metadata:
          name: default
          namespace: shop
        """),
      .passing(
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: default, namespace: shop}
        automountServiceAccountToken: false
        """),
    ])

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    let part = manifest.root["automountServiceAccountToken"]
    guard manifest.group.isEmpty, manifest.kind == "ServiceAccount", manifest.name == "default",
      part.bool != false
    else { return [] }
    return [finding(at: part, "the account 'default' hands its token to every pod")]
  }
}
