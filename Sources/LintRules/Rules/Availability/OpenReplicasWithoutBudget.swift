internal import Diagnostics

/// Somebody else's number of pods, and no budget.
struct OpenReplicasWithoutBudget: Rule {
  static let card = RuleCard(
    id: "open-replicas-without-budget", .info, in: nil,
    summary: "A workload that leaves its number of pods open has no disruption budget.",
    why: "Whoever scales it up later, by hand or by an autoscaler, may lose all pods to one drain.",
    fix: "add a PodDisruptionBudget with maxUnavailable: 1, or say how many replicas there are",
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

  func check(_ workload: Workload, in fleet: Fleet) -> [Finding] {
    guard fleet.leavesReplicasOpen(workload), fleet.wiring.budgets(of: workload).isEmpty else { return [] }
    return [
      finding(
        at: workload.manifest.root["metadata"]["name"],
        "\(workload.manifest.title) leaves its replicas open and has no disruption budget")
    ]
  }
}
