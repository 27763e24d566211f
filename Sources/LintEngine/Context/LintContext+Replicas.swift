internal import KubernetesFacts

extension LintContext {
  /// The minimum number of pods of a workload: the lowest minimum of its autoscalers; without autoscalers, its
  /// replicas.
  package func leastReplicas(of workload: Workload) -> Int {
    relations.autoscalers(of: workload).map(\.minimum).min() ?? workload.replicas
  }

  /// Whether the number of pods is not declared: a workload may be scaled manually, or by an autoscaler that is not
  /// among the objects.
  package func leavesReplicasOpen(_ workload: Workload) -> Bool {
    workload.isReplicated && !workload.spec["replicas"].exists && relations.autoscalers(of: workload).isEmpty
  }

  /// The pods that a budget selects, of workloads with a number of replicas.
  package func replicatedPods(of budget: Budget) -> ReplicatedPods {
    let (pods, without) = relations.difference(of: budget)
    let all = pods.fact { pods in replicated(pods.workloads) }
    return without.isEmpty ? all : all.without(replicated(without))
  }

  private func replicated(_ workloads: [Workload]) -> ReplicatedPods {
    let workloads = workloads.filter(\.isReplicated)
    return ReplicatedPods(
      workloads: workloads.count, least: workloads.reduce(0) { $0 + leastReplicas(of: $1) },
      served: workloads.count { !relations.services(of: $0).isEmpty })
  }
}

/// The pods of workloads with replicas that a selector selects.
package struct ReplicatedPods: Sendable {
  /// The number of workloads.
  package let workloads: Int
  /// The sum of the workloads' minimum numbers of pods.
  package let least: Int
  /// The number of workloads whose pods a Service selects.
  package let served: Int
  /// Whether a Service selects pods of at least one of the workloads.
  package var isServed: Bool { served > 0 }

  /// The pods without those of some of the workloads.
  fileprivate func without(_ others: ReplicatedPods) -> ReplicatedPods {
    ReplicatedPods(
      workloads: workloads - others.workloads, least: least - others.least, served: served - others.served)
  }
}
