internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct DefaultServiceAccount: Rule {
  static let card = RuleCard(
    id: "default-service-account", topic: .rbac, .info, in: .restricted,
    summary: "Pod uses the service account 'default'",
    why:
      "All pods of a namespace that use the account 'default' share its permissions. In a mesh, all these pods have the same identity, so an AuthorizationPolicy that matches identities cannot allow one of the workloads and deny another. Pods with 'automountServiceAccountToken: false' are exempt.",
    fix:
      "create a ServiceAccount with the imagePullSecrets and annotations of 'default', and bind the new account to the roles that the workload needs. Add the new account to mesh policies and cloud permissions that name the account 'default'. Then set serviceAccountName in the pod template to the name of the new account",
    specFix:
      "set '.serviceAccount(.own)', and bind this account to the roles that the workload needs. Copy the imagePullSecrets and annotations of 'default' with '.serviceAccountPullSecrets(…)' and '.serviceAccountAnnotations(…)'. Before the rollout, also add the new account to mesh policies and cloud permissions that name the account 'default'",
    covers: CompatibleIDs(
      kubeLinter: ["default-service-account"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              serviceAccountName: default  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              serviceAccountName: web
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: web}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.serviceAccount == PodDefaults.serviceAccount,
      workload.pod["automountServiceAccountToken"].bool != false
    else { return [] }
    return [
      finding(
        at: workload.pod["serviceAccountName"],
        "\(workload.manifest.title) uses the service account 'default'")
    ]
  }
}
