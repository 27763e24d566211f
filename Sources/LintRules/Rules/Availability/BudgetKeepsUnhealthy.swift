internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct BudgetKeepsUnhealthy: Rule {
  static let card = RuleCard(
    id: "budget-keeps-unhealthy", .info, in: nil,
    summary: "PodDisruptionBudget protects pods that are not ready",
    why:
      "Without 'unhealthyPodEvictionPolicy: AlwaysAllow', a pod in a crash loop counts against the budget and can block the drain of its node.",
    fix: "set unhealthyPodEvictionPolicy to AlwaysAllow",
    covers: CompatibleIDs(kubeLinter: ["pdb-unhealthy-pod-eviction-policy"]),
    examples: [
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
    guard budget.isOfEvictionAPI, !budget.spec["unhealthyPodEvictionPolicy"].exists else { return [] }
    return [
      finding(
        at: budget.spec["unhealthyPodEvictionPolicy"],
        "\(budget.manifest.title) protects pods that are not ready", repair: .set(.string("AlwaysAllow"))
      )
    ]
  }
}
