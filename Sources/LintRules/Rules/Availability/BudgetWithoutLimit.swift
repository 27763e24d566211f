internal import Diagnostics
internal import LintEngine

struct BudgetWithoutLimit: Rule {
  static let card = RuleCard(
    id: "budget-without-limit", topic: .availability, .warning, in: .default,
    summary: "PodDisruptionBudget sets neither minAvailable nor maxUnavailable",
    why:
      "Without a limit, the disruption controller sets the number of allowed disruptions to 0. The API server then rejects the eviction of ready pods, so node drains block. The webhook of OpenKruise rejects a PodUnavailableBudget without a limit.",
    fix:
      "set maxUnavailable to 1 in the spec of the budget. With one pod, a drain of its node then makes the workload unavailable, so run two pods or more to avoid an outage. If the kind that controls the pods has no scale subresource, set minAvailable to a number instead, because maxUnavailable then allows no evictions",
    covers: CompatibleIDs(kubeScore: ["poddisruptionbudget-has-policy"]),
    examples: [
      .failing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:  # flagged
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
