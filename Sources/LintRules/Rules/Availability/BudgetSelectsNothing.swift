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
      .failing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:  # flagged
          maxUnavailable: 1
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
    let selector = budget.spec["selector"]
    guard selector.exists else {
      return [
        finding(
          at: selector, "\(budget.manifest.title) has no selector, so it is for no pods",
          fix: "select the labels of the pod template")
      ]
    }
    guard fleet.wiring.workloads(of: budget).isEmpty else { return [] }
    return [finding(at: selector, "no pod has the labels that \(budget.manifest.title) selects")]
  }
}
