internal import Diagnostics
internal import LintEngine

struct NoPodLeftReady: Rule {
  static let card = RuleCard(
    id: "no-pod-left-ready", .warning, in: .production,
    summary: "A rollout and a node drain together can stop all pods of a workload",
    why:
      "A rollout may stop maxUnavailable pods, and a node drain may at the same time evict as many pods as the budget allows. If no pod is left, callers get errors until a new pod is ready.",
    fix: "raise replicas, or lower maxUnavailable in the rollout strategy or in the PodDisruptionBudget",
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
          replicas: 2
          strategy: {rollingUpdate: {maxUnavailable: 2}}  # flagged
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
    let budgets = context.relations.budgetMembers(of: workload).first { _ in
      count += 1
      return count == 3
    }
    let notes = budgets.map {
      $0.spec.note("the budget allows \(evictable == 1 ? "1 eviction" : "\(evictable) evictions")")
    }
    let fix =
      sum.unavailable >= sum.pods
      ? "set the rollout strategy's maxUnavailable to 1"
      : "set the budget's maxUnavailable to \(sum.pods - 1) or less"
    return [
      finding(
        at: workload.rollingUpdate,
        "a rollout can stop \(sum.unavailable) of \(sum.pods) pods and a drain can evict \(evictable), so no pod stays ready",
        notes: notes, fix: fix)
    ]
  }
}
