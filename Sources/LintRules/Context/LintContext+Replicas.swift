extension LintContext {
  /// The fewest pods that a workload is meant to have: what its autoscaler goes down to, or its replicas.
  func leastReplicas(of workload: Workload) -> Int {
    relations.autoscalers(of: workload).map(\.minimum).min() ?? workload.spec["replicas"].int ?? 1
  }

  /// Whether nobody says how many pods a workload has: somebody may scale it by hand, or by an autoscaler that is not here.
  func leavesReplicasOpen(_ workload: Workload) -> Bool {
    workload.isReplicated && !workload.spec["replicas"].exists && relations.autoscalers(of: workload).isEmpty
  }
}
