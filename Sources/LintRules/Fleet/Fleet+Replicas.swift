extension Fleet {
  /// The fewest pods that a workload is meant to have: what its autoscaler goes down to, or its replicas.
  func leastReplicas(of workload: Workload) -> Int {
    wiring.autoscalers(of: workload).map(\.minimum).min() ?? workload.spec["replicas"].int ?? 1
  }
}
