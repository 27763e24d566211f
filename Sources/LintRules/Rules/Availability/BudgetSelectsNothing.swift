internal import Diagnostics

/// A budget for nobody.
struct BudgetSelectsNothing: Rule {
  static let card = RuleCard(
    id: "budget-selects-nothing", .warning, in: .default,
    summary: "A disruption budget whose selector fits no pods protects none.",
    why: "A drain takes all pods at once, though there is a budget.",
    fix: "use the labels of the pod template",
    examples: [
      .failing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          maxUnavailable: 1
          selector:  # flagged
            matchLabels: {app: wob}
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

  func check(_ budget: Budget, in fleet: Fleet) -> [Finding] {
    guard budget.spec["selector"].exists,
      !fleet.wiring.hasWorkloads(budget.selector, in: budget.namespace)
    else { return [] }
    return [
      finding(at: budget.spec["selector"], "no pod has the labels that \(budget.manifest.title) selects")
    ]
  }
}
