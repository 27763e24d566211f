internal import Diagnostics

struct BudgetWithoutLimit: Rule {
  static let card = RuleCard(
    id: "budget-without-limit", .warning, in: .default,
    summary: "PodDisruptionBudget sets neither minAvailable nor maxUnavailable",
    why: "A budget without a limit protects nothing, so a drain evicts all pods at once.",
    fix: "set maxUnavailable to 1",
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
