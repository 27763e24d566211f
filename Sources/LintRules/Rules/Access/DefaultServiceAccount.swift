internal import Diagnostics

/// A pod that is nobody in particular.
struct DefaultServiceAccount: Rule {
  static let card = RuleCard(
    id: "default-service-account", .info, in: .restricted,
    summary: "A pod runs as the default service account.",
    why: "What one pod is given, all pods of the namespace get; a mesh cannot tell them apart.",
    fix: "give the workload a ServiceAccount of its own",
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

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard workload.serviceAccount == "default", workload.pod["automountServiceAccountToken"].bool != false
    else { return [] }
    return [
      finding(
        at: workload.pod["serviceAccountName"],
        "\(workload.manifest.title) runs as the service account 'default'")
    ]
  }
}
