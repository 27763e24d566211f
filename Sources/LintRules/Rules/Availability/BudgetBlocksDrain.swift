internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct BudgetBlocksDrain: Rule {
  static let card = RuleCard(
    id: "budget-blocks-drain", topic: .availability, .warning, in: .default,
    summary: "PodDisruptionBudget allows no evictions",
    why:
      "When a node is upgraded or removed, a drain evicts its pods. If the budget allows no eviction, the drain blocks until you change the budget or the provider removes the node with its pods. For an autoscaled workload, the check uses the autoscaler's minimum number of pods. If more pods run, the budget can allow evictions. The rule also checks PodUnavailableBudgets of OpenKruise.",
    fix:
      "replace the limit with 'maxUnavailable: 1', or with a minAvailable that is 1 less than the number of replicas or the autoscaler's minimum. With one pod, a drain of its node then makes the workload unavailable, so run two pods or more to avoid an outage. If drains must wait until you stop the pods yourself, allow the finding with a reason instead",
    specFix:
      "use '.disruptionBudget(maxUnavailable: 1)'. With one pod, a drain of its node then makes the workload unavailable, so run two pods or more to avoid an outage. If drains must wait until you stop the pods yourself, allow the finding with a reason instead",
    references: ["https://kubernetes.io/docs/tasks/run-application/configure-pdb/"],
    covers: CompatibleIDs(
      kubeLinter: ["pdb-max-unavailable", "pdb-min-available"],
      polaris: ["pdbDisruptionsIsZero"]),
    examples: [
      .failing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          maxUnavailable: 0  # flagged
          selector: {matchLabels: {app: web}}
        """),
      .failing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          minAvailable: 3  # flagged
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
        """),
    ])

  func check(_ budget: Budget, in context: LintContext) -> [Finding] {
    let replicated = context.replicatedPods(of: budget)
    let pods = replicated.least
    let count = pods == 1 ? "1 pod" : "\(pods) pods"
    let limit = DisruptionLimit(spec: budget.spec.node)
    guard limit.evictions(healthy: max(pods, 1), expected: max(pods, 1)) == 0 else { return [] }
    let advice = pods == 1 ? ", and run 2 pods or more so that a drain leaves one pod running" : ""
    let exception =
      ". If drains must wait until you stop the pods yourself, allow the finding with a reason instead"
    let (maximum, minimum) = (budget.spec["maxUnavailable"], budget.spec["minAvailable"])
    let specFix = "use '.disruptionBudget(maxUnavailable: 1)'\(advice)\(exception)"
    if case .maxUnavailable = limit, let text = maximum.plainText {
      return [
        finding(
          at: maximum, "'maxUnavailable: \(text)' allows no evictions: node drains block",
          fix: "set maxUnavailable to 1\(advice)\(exception)", specFix: specFix,
          repair: .set(.int(1)))
      ]
    }
    guard let text = minimum.plainText, text == "100%" || pods > 0 else { return [] }
    let fix =
      pods > 1
      ? "set minAvailable to \(pods - 1), or replace minAvailable with 'maxUnavailable: 1'\(exception)"
      : "replace minAvailable with 'maxUnavailable: 1'\(advice)\(exception)"
    let owner = replicated.workloads > 1 ? "the workloads" : "the workload"
    let reason = text == "100%" ? "node drains block" : "\(owner) may run only \(count)"
    return [
      finding(
        at: minimum, "'minAvailable: \(text)' allows no evictions: \(reason)", fix: fix, specFix: specFix)
    ]
  }
}
