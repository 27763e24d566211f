internal import Diagnostics

struct DefaultServiceAccount: Rule {
  static let card = RuleCard(
    id: "default-service-account", .info, in: .restricted,
    summary: "Pod uses the service account 'default'",
    why: "All pods that use it share their permissions, and mesh policies cannot tell them apart.",
    fix: "set serviceAccountName to a ServiceAccount of the workload's own",
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
    guard workload.serviceAccount == "default", workload.pod["automountServiceAccountToken"].bool != false
    else { return [] }
    return [
      finding(
        at: workload.pod["serviceAccountName"],
        "\(workload.manifest.title) uses the service account 'default'")
    ]
  }
}
