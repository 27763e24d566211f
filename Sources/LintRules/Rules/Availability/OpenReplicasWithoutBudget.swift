internal import Diagnostics

struct OpenReplicasWithoutBudget: Rule {
  static let card = RuleCard(
    id: "open-replicas-without-budget", .info, in: nil,
    summary: "Workload without replicas has no PodDisruptionBudget",
    why:
      "When it is scaled up later, manually or by an autoscaler, a node drain can evict all of its pods at once.",
    fix: "add a PodDisruptionBudget with 'maxUnavailable: 1', or set replicas",
    covers: CompatibleIDs(kubeScore: [
      "deployment-has-poddisruptionbudget", "statefulset-has-poddisruptionbudget",
    ]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web  # flagged
        spec:
          template:
            metadata: {labels: {app: web}}
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard context.leavesReplicasOpen(workload), context.relations.budgets(of: workload).isEmpty else {
      return []
    }
    return [
      finding(
        at: workload.manifest.root["metadata"]["name"],
        "\(workload.manifest.title) sets no replicas and has no PodDisruptionBudget")
    ]
  }
}
