internal import Diagnostics
internal import ManifestTree

struct DeprecatedServiceAccountField: Rule {
  static let card = RuleCard(
    id: "deprecated-service-account-field", .warning, in: .default,
    summary: "Field 'serviceAccount' is deprecated",
    why:
      "It is an alias of serviceAccountName and may be removed. The API server sets both fields to the same value.",
    fix: "use serviceAccountName",
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
        at: workload.pod["serviceAccount"], "'serviceAccount' is deprecated: use 'serviceAccountName'",
        repair: .rename("serviceAccountName"))
    ]
  }
}
