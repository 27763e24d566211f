internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct ServiceAccountTokenMounted: Rule {
  static let card = RuleCard(
    id: "service-account-token-mounted", topic: .rbac, .warning, in: .production,
    summary: "Pod mounts a service account token, but no declared binding refers to the account",
    why:
      "Without a binding, most requests to the API server fail, so the program probably does not need the token. An attacker in the container can still use the token to authenticate to the API server.",
    fix:
      "set automountServiceAccountToken to false in the pod template, or in the ServiceAccount if the pod template does not set the field. If the program uses the token, for example for Vault logins, allow the finding with a reason. Also allow the finding if the account gets permissions through a group or through a binding outside the input",
    specFix:
      "remove 'Relax(.serviceAccountToken, because: …)'. Without the hardening default, set '.automountServiceAccountToken(false)'. If the program uses the token, for example for Vault logins, allow the finding with a reason. Also allow the finding if the account gets permissions through a group or through a binding outside the input",
    covers: CompatibleIDs(polaris: ["automountServiceAccountToken"], checkov: ["CKV_K8S_38"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              automountServiceAccountToken: true  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              automountServiceAccountToken: false
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    let field = workload.pod["automountServiceAccountToken"]
    let account = context.manifest(
      GroupKind.serviceAccount, workload.namespace, workload.serviceAccount)
    guard (field.bool ?? account?.root["automountServiceAccountToken"].bool) != false else { return [] }
    // A bound account needs its token to call the API server.
    guard !context.access.bindsAccount(workload.serviceAccount, in: workload.namespace) else { return [] }
    return [
      finding(
        at: field,
        "\(workload.manifest.title) mounts the token of service account '\(workload.serviceAccount)', but no declared binding refers to this account",
        repair: workload.pod.exists ? .set(.bool(false)) : nil)
    ]
  }
}
