internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct DeprecatedServiceAccountField: Rule {
  static let card = RuleCard(
    id: "deprecated-service-account-field", topic: .rbac, .warning, in: .default,
    summary: "Pod uses the deprecated field 'serviceAccount'",
    why:
      "Kubernetes keeps 'serviceAccount' only as a deprecated alias for serviceAccountName. If the pod does not also set serviceAccountName, tools that read only serviceAccountName treat the pod as if it used the account 'default'.",
    fix:
      "rename the field to serviceAccountName, or remove the field if the pod already sets serviceAccountName",
    covers: CompatibleIDs(kubeLinter: ["deprecated-service-account-field"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              serviceAccount: web  # flagged
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
    guard workload.pod["serviceAccount"].exists,
      workload.pod["serviceAccountName"].text != workload.pod["serviceAccount"].text
    else { return [] }
    return [
      finding(
        at: workload.pod["serviceAccount"], "the field 'serviceAccount' is deprecated",
        repair: .rename("serviceAccountName"))
    ]
  }
}
