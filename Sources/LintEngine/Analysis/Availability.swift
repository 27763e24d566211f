internal import KubernetesFacts

/// The number of pods of a workload and how many of them can be unavailable at the same time, computed from replicas,
/// autoscaler, budget, and rollout strategy.
package struct Availability {
  /// The minimum number of pods.
  package let pods: Int
  /// The maximum number of pods: the highest maximum of the autoscalers, or `pods` if that is higher or no autoscaler
  /// has a maximum.
  package let mostPods: Int
  /// The number of pods that a rollout starts before it stops others.
  package let surge: Int
  /// The number of pods that a rollout can stop before others are ready.
  package let unavailable: Int
  /// The number of pods that can be evicted at the same time; nil without a budget, when all of them can.
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

    init(_ members: PodScope<Budget>.Members) {
      let broad = members.broad?.fact(Counts.init) ?? Counts([])
      let excluded = Counts(members.excluded).counts
      var own = Counts(members.narrow).limits
      for (texts, count) in broad.counts where count > excluded[texts] ?? 0 {
        own[texts] = broad.limits[texts]
      }
      limits = Array(own.values)
    }
  }

  /// The limits of budgets, by their texts, and how many budgets have each.
  private struct Counts: Sendable {
    var limits: [[String?]: DisruptionLimit] = [:]
    var counts: [[String?]: Int] = [:]

    init(_ budgets: [Budget]) {
      for budget in budgets {
        let texts = [budget.spec["maxUnavailable"].plainText, budget.spec["minAvailable"].plainText]
        counts[texts, default: 0] += 1
        if limits[texts] == nil { limits[texts] = DisruptionLimit(spec: budget.spec.node) }
      }
    }
  }

  /// The minimum number of ready pods during a rollout and node drains; a budget also counts pods that a rollout
  /// stopped.
  package var leastReady: Int { pods - max(min(unavailable, pods), min(evictable ?? pods, pods)) }
}
