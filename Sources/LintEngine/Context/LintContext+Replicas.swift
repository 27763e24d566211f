extension LintContext {
  /// The minimum number of pods of a workload: its autoscaler's minimum, or its replicas.
  package func leastReplicas(of workload: Workload) -> Int {
    relations.autoscalers(of: workload).map(\.minimum).min() ?? workload.spec["replicas"].int ?? 1
  }

  /// Whether the number of pods is not declared: a workload may be scaled manually, or by an autoscaler that is not
  /// among the objects.
  package func leavesReplicasOpen(_ workload: Workload) -> Bool {
    workload.isReplicated && !workload.spec["replicas"].exists && relations.autoscalers(of: workload).isEmpty
  }
}
