internal import Diagnostics
internal import LintEngine

struct NoPodLeftReady: Rule {
  static let card = RuleCard(
    id: "no-pod-left-ready", topic: .availability, .warning, in: .production,
    summary: "Rollout or node drain can stop all pods of a workload behind a Service",
    why:
      "A rollout may stop maxUnavailable pods, and a node drain may evict as many pods as the budget allows. If either number is not below the lowest number of pods, callers get errors until a new pod is ready. A workload without a budget or with a minimum below two pods is not reported. The Recreate strategy and strategies that allow 0 unavailable pods are not reported either.",
    fix:
      "set maxUnavailable to 1 in the rollout strategy, and replace the limit of the PodDisruptionBudget with 'maxUnavailable: 1'. If the pods mount a ReadWriteOnce claim, keep the rollout strategy and allow the finding with a reason",
    specFix:
      "use '.rollout(.rolling(unavailable: 1))' and '.disruptionBudget(maxUnavailable: 1)'. If the pods mount a ReadWriteOnce claim, keep the rollout strategy and allow the finding with a reason",
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          strategy: {rollingUpdate: {maxUnavailable: 3}}  # flagged
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          maxUnavailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector: {matchLabels: {app: web}}
        """),
      .passing(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports: [{name: http, port: 8080}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 3
          strategy: {rollingUpdate: {maxUnavailable: 1}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          maxUnavailable: 1
          unhealthyPodEvictionPolicy: AlwaysAllow
          selector: {matchLabels: {app: web}}
        """),
    ])

  func check(_ workload: Workload, in context: LintContext) -> [Finding] {
    guard workload.rollsOut, !workload.recreatesPods,
      !context.relations.services(of: workload).isEmpty
    else { return [] }
    let sum = Availability(workload, in: context)
    guard sum.pods > 1, sum.unavailable > 0, sum.leastReady <= 0, let evictable = sum.evictable else {
      return []
    }
    var count = 0
    let isRollout = sum.unavailable >= sum.pods
    let isBudget = evictable >= sum.pods
    let budgets =
      isBudget
      ? context.relations.budgetMembers(of: workload).first { _ in
        count += 1
        return count == 3
      } : []
    let notes = budgets.map { $0.spec.note("the budget allows \(evictable) evictions") }
    let exception =
      "If the pods mount a ReadWriteOnce claim, keep the rollout strategy and allow the finding with a reason"
    let (causes, fix, specFix): (String, String?, String?) =
      switch (isRollout, isBudget) {
      case (true, true): ("a rollout can stop, and node drains can evict,", nil, nil)
      case (true, false):
        (
          "a rollout can stop", "set the rollout strategy's maxUnavailable to 1. \(exception)",
          "use '.rollout(.rolling(unavailable: 1))'. \(exception)"
        )
      default:
        (
          "node drains can evict", "replace the limit of the budget with 'maxUnavailable: 1'",
          "use '.disruptionBudget(maxUnavailable: 1)'"
        )
      }
    return [
      finding(
        at: workload.rollingUpdate,
        "\(causes) all \(sum.pods) pods at the same time, which leaves no pod ready",
        notes: notes, fix: fix, specFix: specFix)
    ]
  }
}
