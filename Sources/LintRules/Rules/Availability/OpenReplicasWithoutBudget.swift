internal import Diagnostics
internal import LintEngine

struct OpenReplicasWithoutBudget: Rule {
  static let card = RuleCard(
    id: "open-replicas-without-budget", topic: .availability, .info, in: nil,
    summary: "Workload does not set replicas and has no PodDisruptionBudget",
    why:
      "You or an autoscaler can scale the workload to several pods later. A node drain then evicts all of the workload's pods on the node at once.",
    fix:
      "add a PodDisruptionBudget with 'maxUnavailable: 1' that selects the pods, or set spec.replicas to 1 if the workload needs one pod and no autoscaler",
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
        metadata:
          name: web
        spec:
          template:
            metadata: {labels: {app: web}}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          maxUnavailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector: {matchLabels: {app: web}}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard context.leavesReplicasOpen(workload), !context.relations.hasBudget(workload) else {
      return []
    }
    return [
      finding(
        at: workload.manifest.root["metadata"]["name"],
        "\(workload.manifest.title) does not set replicas and has no PodDisruptionBudget")
    ]
  }
}
