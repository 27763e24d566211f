internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct BudgetKeepsUnhealthy: Rule {
  static let card = RuleCard(
    id: "budget-keeps-unhealthy", topic: .availability, .info, in: nil,
    summary: "PodDisruptionBudget does not set unhealthyPodEvictionPolicy",
    why:
      "Without the field, a running pod that is not ready can be evicted only if enough other pods are ready. If the pods crash repeatedly, too few are ready, and the budget blocks node drains. With AlwaysAllow, a drain can also evict pods that are still starting or recovering.",
    fix:
      "set unhealthyPodEvictionPolicy to AlwaysAllow in the spec of the budget. If the budget must also protect starting or recovering pods, such as the pods of a database, set IfHealthyBudget",
    specFix:
      "remove 'unhealthyPods' from '.disruptionBudget(…)', which then sets AlwaysAllow. If the budget must also protect starting or recovering pods, such as the pods of a database, set 'unhealthyPods: .evictedWithinBudget'",
    covers: CompatibleIDs(kubeLinter: ["pdb-unhealthy-pod-eviction-policy"]),
    examples: [
      .failing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:  # flagged
          maxUnavailable: 1
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
    guard budget.isOfEvictionAPI, !budget.spec["unhealthyPodEvictionPolicy"].exists else { return [] }
    return [
      finding(
        at: budget.spec["unhealthyPodEvictionPolicy"],
        "\(budget.manifest.title) does not set unhealthyPodEvictionPolicy and can block the eviction of pods that are not ready",
        repair: .set(.string("AlwaysAllow"))
      )
    ]
  }
}
