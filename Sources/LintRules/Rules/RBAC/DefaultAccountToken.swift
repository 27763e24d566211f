internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct DefaultAccountToken: Rule {
  static let card = RuleCard(
    id: "default-account-token", topic: .rbac, .info, in: nil,
    summary: "Service account 'default' mounts its token into pods",
    why:
      "A pod uses the account 'default' unless serviceAccountName names another one. Such a pod gets the token unless it sets 'automountServiceAccountToken: false'. An attacker in the pod can call the API server with the permissions of the account.",
    fix:
      "move each workload that uses the token to its own ServiceAccount with the same roles, imagePullSecrets, and annotations. Before you move a workload, add the new account to mesh policies and cloud permissions that name 'default'. Then set automountServiceAccountToken to false in the ServiceAccount 'default'",
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
    guard manifest.groupKind == .serviceAccount, manifest.name == PodDefaults.serviceAccount,
      field.bool != false
    else { return [] }
    return [
      finding(
        at: field,
        "\(manifest.title) does not set automountServiceAccountToken to false: by default, pods without serviceAccountName get its token"
      )
    ]
  }
}
