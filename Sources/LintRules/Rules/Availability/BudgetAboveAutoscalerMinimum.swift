internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct BudgetAboveAutoscalerMinimum: Rule {
  static let card = RuleCard(
    id: "budget-above-autoscaler-minimum", topic: .availability, .info, in: nil,
    summary: "PodDisruptionBudget allows no evictions while the autoscaler runs its minimum number of pods",
    why:
      "At low load, the workload runs only the autoscaler's minimum number of pods, so any eviction would violate minAvailable. Node drains and upgrades then block until the autoscaler runs more pods than minAvailable requires, or the provider removes the node with its pods. With 'minAvailable: 100%', drains and upgrades block at any load. The rule also checks PodUnavailableBudgets of OpenKruise.",
    fix:
      "set minAvailable to 1 less than the autoscaler's minimum, or remove minAvailable and set maxUnavailable to 1. With a minimum of 1, a drain can then evict the only pod, so first raise the minimum to 2 or more",
    specFix: "use '.disruptionBudget(maxUnavailable: 1)', and set 'from' in '.autoscaled' to 2 or more",
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
    // A budget for several workloads counts the pods of all of them.
    let least = context.replicatedPods(of: budget).least
    guard let text = field.plainText, case .minAvailable = limit,
      limit.evictions(healthy: least, expected: least) == 0
    else { return [] }
    let (pods, without) = context.relations.difference(of: budget)
    return pods.fact { pods in Minimums(pods, context) }.autoscalers(without: without)
      .filter {
        $0.minimum > 0 && $0.minimum < $0.maximum ?? 0
          && limit.evictions(healthy: $0.minimum, expected: $0.minimum) == 0
      }
      .prefix(1).map { autoscaler in
        let pods = autoscaler.minimum == 1 ? "1 pod" : "\(autoscaler.minimum) pods"
        let time =
          text == "100%"
          ? ", even while the autoscaler runs more than its minimum of \(pods)"
          : " while the autoscaler runs its minimum of \(pods)"
        return finding(
          at: field, "'minAvailable: \(text)' allows no evictions\(time)",
          notes: [autoscaler.minimumField.note("the autoscaler's minimum is set here")])
      }
  }

  /// The autoscalers of workloads, by their minimum, in the order in which the minimums occur.
  private struct Minimums: Sendable {
    private var minimums: [Int] = []
    private var byMinimum: [Int: [(workload: Int, autoscaler: Autoscaler)]] = [:]

    init(_ pods: SelectedPods, _ context: LintContext) {
      for workload in pods.workloads {
        for autoscaler in context.relations.autoscalers(of: workload)
        where autoscaler.minimum < autoscaler.maximum ?? 0 {
          if byMinimum[autoscaler.minimum] == nil { minimums.append(autoscaler.minimum) }
          byMinimum[autoscaler.minimum, default: []].append((workload.number, autoscaler))
        }
      }
    }

    /// For each minimum, the first autoscaler of a workload that is not excluded.
    func autoscalers(without workloads: [Workload]) -> [Autoscaler] {
      let excluded = Set(workloads.map(\.number))
      return minimums.compactMap { minimum in
        byMinimum[minimum]?.first { !excluded.contains($0.workload) }?.autoscaler
      }
    }
  }
}
