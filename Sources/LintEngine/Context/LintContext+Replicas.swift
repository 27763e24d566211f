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

  /// The pods that a budget selects, of workloads with a number of replicas.
  package func replicatedPods(of budget: Budget) -> ReplicatedPods {
    relations.pods(of: budget).fact { pods in
      let workloads = pods.workloads.filter(\.isReplicated)
      return ReplicatedPods(
        workloads: workloads.count, least: workloads.reduce(0) { $0 + leastReplicas(of: $1) },
        isServed: workloads.contains { !relations.services(of: $0).isEmpty })
    }
  }
}

/// The pods of workloads with replicas that a selector selects.
package struct ReplicatedPods: Sendable {
  /// The number of workloads.
  package let workloads: Int
  /// The sum of the workloads' minimum numbers of pods.
  package let least: Int
  /// Whether a Service selects pods of at least one of the workloads.
  package let isServed: Bool
}
