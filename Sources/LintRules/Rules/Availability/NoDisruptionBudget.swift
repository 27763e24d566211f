internal import Diagnostics
internal import LintEngine

struct NoDisruptionBudget: Rule {
  static let card = RuleCard(
    id: "no-disruption-budget", topic: .availability, .warning, in: .production,
    summary: "Workload with several pods has no PodDisruptionBudget",
    why:
      "A node drain evicts all of the workload's pods on the node at once. If all pods run on the drained nodes, the workload is unavailable until replacements are ready.",
    fix: "add a PodDisruptionBudget with 'maxUnavailable: 1' that selects the pods of the workload",
    specFix: "add '.disruptionBudget(maxUnavailable: 1)'",
    covers: CompatibleIDs(
      kubeScore: ["deployment-has-poddisruptionbudget", "statefulset-has-poddisruptionbudget"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web  # flagged
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
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
    guard workload.isReplicated, context.leastReplicas(of: workload) > 1,
      !context.relations.hasBudget(workload)
    else { return [] }
    return [
      finding(
        at: workload.manifest.root["metadata"]["name"],
        "\(workload.manifest.title) has no PodDisruptionBudget")
    ]
  }
}
