internal import KubernetesFacts

/// The number of pods of a workload and how many of them can be unavailable at the same time, computed from replicas,
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
  /// The number of pods that can be evicted at the same time; nil without a budget, which means all.
  package let evictable: Int?

  package init(_ workload: Workload, in context: LintContext) {
    let pods = max(0, context.leastReplicas(of: workload))
    let bounds = RolloutBounds(kind: workload.kind, spec: workload.spec.node, replicas: pods)
    (surge, unavailable) = (bounds.surge, bounds.unavailable)
    self.pods = pods
    mostPods = max(pods, context.relations.autoscalers(of: workload).compactMap(\.maximum).max() ?? pods)
    evictable = context.relations.budgetMembers(of: workload).fact(Limits.init).limits.map {
      $0.evictions(healthy: pods, expected: pods)
    }.min()
  }

  /// The different limits of budgets.
  private struct Limits: Sendable {
    let limits: [DisruptionLimit]

    init(_ budgets: [Budget]) {
      var seen: Set<[String?]> = []
      limits = budgets.filter {
        seen.insert([$0.spec["maxUnavailable"].plainText, $0.spec["minAvailable"].plainText]).inserted
      }.map { DisruptionLimit(spec: $0.spec.node) }
    }
  }

  /// The minimum number of ready pods during a rollout and node drains; a budget also counts pods that a rollout
  /// stopped.
  package var leastReady: Int { pods - max(min(unavailable, pods), min(evictable ?? pods, pods)) }
}
