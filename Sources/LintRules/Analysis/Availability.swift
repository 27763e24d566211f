/// How many pods of a workload there are, and how many of them may be gone at once: what replicas, autoscaler, budget and
/// rollout come to together.
struct Availability {
  /// The fewest pods that are meant to be there.
  let pods: Int
  /// The most pods that the autoscaler makes.
  let mostPods: Int
  /// How many pods a rollout starts before it stops others.
  let surge: Int
  /// How many pods a rollout may stop before others are ready.
  let unavailable: Int
  /// How many pods evictions may take at once; nil without a budget: all.
  let evictable: Int?

  init(_ workload: Workload, in context: LintContext) {
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

  /// The fewest pods that are ready while a rollout and drains go on; a budget counts what a rollout has stopped, too.
  var leastReady: Int { pods - max(min(unavailable, pods), min(evictable ?? pods, pods)) }
}
