internal import KubernetesFacts

/// How many pods of a workload there are, and how many of them may be gone at once: what replicas, autoscaler, budget and
/// rollout come to together.
package struct Availability {
  /// The fewest pods that are meant to be there.
  package let pods: Int
  /// The most pods that the autoscaler makes.
  package let mostPods: Int
  /// How many pods a rollout starts before it stops others.
  package let surge: Int
  /// How many pods a rollout may stop before others are ready.
  package let unavailable: Int
  /// How many pods evictions may take at once; nil without a budget: all.
  package let evictable: Int?

  package init(_ workload: Workload, in context: LintContext) {
    let pods = max(0, context.leastReplicas(of: workload))
    let bounds = RolloutBounds(kind: workload.kind, spec: workload.spec.node, replicas: pods)
    (surge, unavailable) = (bounds.surge, bounds.unavailable)
    self.pods = pods
    mostPods = max(pods, context.relations.autoscalers(of: workload).compactMap(\.maximum).max() ?? pods)
    evictable = context.relations.budgets(of: workload).map {
      DisruptionLimit(spec: $0.spec.node).evictions(healthy: pods, expected: pods)
    }.min()
  }

  /// The fewest pods that are ready while a rollout and drains go on; a budget counts what a rollout has stopped, too.
  package var leastReady: Int { pods - max(min(unavailable, pods), min(evictable ?? pods, pods)) }
}
