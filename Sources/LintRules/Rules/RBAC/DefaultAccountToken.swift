internal import Diagnostics

struct DefaultAccountToken: Rule {
  static let card = RuleCard(
    id: "default-account-token", .info, in: nil,
    summary: "Service account 'default' mounts its token into pods",
    why: "Every pod that sets no serviceAccountName gets a token with which it can call the API server.",
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

  func check(_ manifest: Manifest, in context: LintContext) -> [Finding] {
    let field = manifest.root["automountServiceAccountToken"]
    guard manifest.group.isEmpty, manifest.kind == "ServiceAccount", manifest.name == "default",
      field.bool != false
    else { return [] }
    return [
      finding(
        at: field, "the token of the service account 'default' is mounted into every pod that sets no account"
      )
    ]
  }
}
