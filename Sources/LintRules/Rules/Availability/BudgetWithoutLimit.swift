internal import Diagnostics
internal import LintEngine

struct BudgetWithoutLimit: Rule {
  static let card = RuleCard(
    id: "budget-without-limit", .warning, in: .default,
    summary: "PodDisruptionBudget sets neither minAvailable nor maxUnavailable",
    why:
      "Without a limit, the budget does not restrict evictions. A node drain can evict all pods of the workload at once.",
    fix: "set maxUnavailable to 1 in the spec of the budget",
    covers: CompatibleIDs(kubeScore: ["poddisruptionbudget-has-policy"]),
    examples: [
      .failing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:  # flagged
          selector: {matchLabels: {app: web}}
        """),
      .passing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          maxUnavailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector: {matchLabels: {app: web}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ budget: Budget, in context: LintContext) -> [Finding] {
    guard !budget.spec["minAvailable"].exists, !budget.spec["maxUnavailable"].exists else { return [] }
    return [
      finding(
        at: budget.spec["maxUnavailable"],
        "\(budget.manifest.title) sets neither minAvailable nor maxUnavailable")
    ]
  }
}
