internal import Diagnostics
internal import LintEngine

struct NoPodLeftReady: Rule {
  static let card = RuleCard(
    id: "no-pod-left-ready", .warning, in: .production,
    summary: "Replicas, budget and rollout together can leave no pod ready",
    why:
      "Each number is valid on its own. Together they allow a rollout and a node drain to stop every pod before a new one is ready, and callers get errors until then.",
    fix: "raise the replicas, or lower maxUnavailable of the rollout or of the budget",
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
    let notes = context.relations.budgets(of: workload).prefix(3).map {
      $0.spec.note("the budget allows \(evictable) evictions")
    }
    let fix =
      sum.unavailable >= sum.pods
      ? "set maxUnavailable of the rollout to 1"
      : "set maxUnavailable of the budget to \(sum.pods - 1) or less"
    return [
      finding(
        at: workload.rollingUpdate,
        "a rollout can stop \(sum.unavailable) of \(sum.pods) pods and a drain \(evictable): no pod stays ready",
        notes: notes, fix: fix)
    ]
  }
}
