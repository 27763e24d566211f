internal import Diagnostics
internal import LintEngine

struct BudgetSelectsNothing: Rule {
  static let card = RuleCard(
    id: "budget-selects-nothing", topic: .availability, .warning, in: .default,
    summary: "PodDisruptionBudget selects no pods",
    why:
      "A budget without a selector, or with a selector that matches no pods, does not limit evictions. A node drain can then evict all of the workload's pods on the node at once. The rule also checks PodUnavailableBudgets of OpenKruise, whose webhook rejects a budget without a selector or targetRef.",
    fix:
      "replace the content of spec.selector with matchLabels that only the pods of one workload in the namespace have, or add the workload to the input. If an operator creates the pods, allow the finding with a reason. The selector of a PodUnavailableBudget is immutable. If such a budget already exists in the cluster, delete it and create it again",
    examples: [
      .failing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          maxUnavailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector:  # flagged
            matchLabels: {app: wob}
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

  func check(_ budget: Budget, in context: LintContext) -> [Finding] {
    let selector = budget.target.exists ? budget.target : budget.spec["selector"]
    guard selector.exists else {
      return [
        finding(
          at: selector, "\(budget.manifest.title) has no selector, so it selects no pods",
          fix: "set spec.selector.matchLabels to labels that only the pods of one workload have")
      ]
    }
    guard !context.relations.hasWorkloads(of: budget) else { return [] }
    return [
      finding(
        at: selector, "\(budget.manifest.title) selects no declared pods",
        fix: budget.target.exists
          ? "set spec.targetRef to a workload that is declared in the same namespace, or add the workload to the input. To change targetRef, which is immutable, delete the PodUnavailableBudget if it already exists in the cluster, and create it again"
          : nil)
    ]
  }
}
