internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct BudgetProtectsNone: Rule {
  static let card = RuleCard(
    id: "budget-protects-none", topic: .availability, .warning, in: .default,
    summary: "PodDisruptionBudget allows all pods to be evicted at once",
    why:
      "Node drains can evict all selected pods at the same time. The workload is then unavailable until replacements are ready. For an autoscaled workload, the check uses the autoscaler's minimum number of pods. The rule also checks PodUnavailableBudgets of OpenKruise.",
    fix:
      "replace the limit with 'maxUnavailable: 1', or with a minAvailable that is 1 less than the number of replicas or the autoscaler's minimum",
    specFix: "use '.disruptionBudget(maxUnavailable: 1)'",
    examples: [
      .failing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          maxUnavailable: 3  # flagged
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector: {matchLabels: {app: web}}
        ---
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
          replicas: 3
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ budget: Budget, in context: LintContext) -> [Finding] {
    let replicated = context.replicatedPods(of: budget)
    let pods = replicated.least
    guard pods > 1, replicated.isServed || replicated.workloads == 1 else { return [] }
    let limit = DisruptionLimit(spec: budget.spec.node)
    guard limit.evictions(healthy: pods, expected: pods) >= pods else { return [] }
    let (name, fix) =
      switch limit {
      case .maxUnavailable: ("maxUnavailable", "set maxUnavailable to 1")
      case .minAvailable: ("minAvailable", "set minAvailable to \(pods - 1)")
      case .none: ("", "")
      }
    guard let text = budget.spec[name].plainText else { return [] }
    return [
      finding(
        at: budget.spec[name], "'\(name): \(text)' allows all \(pods) pods to be evicted at once", fix: fix,
        specFix: Self.card.specFix)
    ]
  }
}
