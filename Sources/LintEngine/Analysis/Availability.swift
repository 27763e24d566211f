/// The number of pods of a workload and how many of them can be unavailable at once, computed from replicas,
/// autoscaler, budget, and rollout strategy.
package struct Availability {
  /// The minimum number of pods.
  package let pods: Int
  /// The maximum number of pods of the autoscaler.
  package let mostPods: Int
  /// The number of pods that a rollout starts before it stops others.
  package let surge: Int
  /// The number of pods that a rollout can stop before others are ready.
  package let unavailable: Int
  /// The number of pods that can be evicted at once; nil without a budget, which means all.
  package let evictable: Int?

  package init(_ workload: Workload, in context: LintContext) {
    let pods = max(0, context.leastReplicas(of: workload))
    let rolling = workload.spec["strategy"]["rollingUpdate"]
    switch (workload.kind, workload.spec["strategy"]["type"].text) {
    case ("Deployment", "Recreate"): (surge, unavailable) = (0, pods)
    case ("Deployment", _):
      surge = IntOrPercent(rolling["maxSurge"].plainText ?? "25%")?.of(pods, roundingUp: true) ?? 0
      unavailable =
        IntOrPercent(rolling["maxUnavailable"].plainText ?? "25%")?.of(pods, roundingUp: false) ?? 0
    default: (surge, unavailable) = (0, min(1, pods))
    }
    self.pods = pods
    mostPods = max(pods, context.relations.autoscalers(of: workload).compactMap(\.maximum).max() ?? pods)
    evictable = context.relations.budgets(of: workload).map { Self.evictable($0, of: pods) }.min()
  }

  private static func evictable(_ budget: Budget, of pods: Int) -> Int {
    if let text = budget.spec["maxUnavailable"].plainText, let share = IntOrPercent(text) {
      return share.of(pods, roundingUp: true)
    }
    if let text = budget.spec["minAvailable"].plainText, let share = IntOrPercent(text) {
      return max(0, pods - share.of(pods, roundingUp: true))
    }
    return pods
  }

  /// The minimum number of ready pods during a rollout and node drains; a budget also counts pods that a rollout
  /// stopped.
  package var leastReady: Int { pods - max(min(unavailable, pods), min(evictable ?? pods, pods)) }
}
