internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct BudgetAboveAutoscalerMinimum: Rule {
  static let card = RuleCard(
    id: "budget-above-autoscaler-minimum", .info, in: nil,
    summary: "PodDisruptionBudget allows no evictions while the autoscaler runs its minimum number of pods",
    why:
      "At low load, the workload runs minReplicas pods, and minAvailable requires at least that many pods. Node drains and upgrades then block until the load rises.",
    fix: "set minAvailable below minReplicas, or remove minAvailable and set maxUnavailable to 1",
    covers: CompatibleIDs(polaris: ["pdbMinAvailableGreaterThanHPAMinReplicas"]),
    examples: [
      .failing(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          minAvailable: 3  # flagged
          unhealthyPodEvictionPolicy: AlwaysAllow
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 3
          maxReplicas: 6
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: null
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
          selector: {matchLabels: {app: web}}
          minAvailable: 2
          unhealthyPodEvictionPolicy: AlwaysAllow
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 3
          maxReplicas: 6
          metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: null
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - name: web
                image: web:1.0
        """),
    ])

  func check(_ budget: Budget, in context: LintContext) -> [Finding] {
    let field = budget.spec["minAvailable"]
    let limit = DisruptionLimit(spec: budget.spec.node)
    guard let text = field.plainText, case .minAvailable = limit else { return [] }
    return context.relations.pods(of: budget).fact { pods in Minimums(pods, context) }.autoscalers
      .filter {
        $0.minimum > 0 && $0.minimum < $0.maximum ?? 0
          && limit.evictions(healthy: $0.minimum, expected: $0.minimum) == 0
      }
      .prefix(1).map { autoscaler in
        finding(
          at: field,
          "'minAvailable: \(text)' allows no evictions while the autoscaler runs its minimum of \(autoscaler.minimum == 1 ? "1 pod" : "\(autoscaler.minimum) pods")",
          notes: [autoscaler.minimumField.note("the autoscaler's minimum is set here")])
      }
  }

  /// The autoscalers of workloads, one for each minimum.
  private struct Minimums: Sendable {
    let autoscalers: [Autoscaler]

    init(_ pods: SelectedPods, _ context: LintContext) {
      var seen: Set<Int> = []
      autoscalers = pods.workloads.flatMap { context.relations.autoscalers(of: $0) }
        .filter { $0.minimum < $0.maximum ?? 0 && seen.insert($0.minimum).inserted }
    }
  }
}
