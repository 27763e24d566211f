extension Cluster {
  /// Runs the controllers and the scheduler until there is nothing more to do at the current time.
  mutating func settle() {
    var rounds = 0
    while !dirty.isEmpty || needsScheduling {
      rounds += 1
      if rounds > 10_000 {
        return reach("the controllers did not settle within 10000 rounds at the same simulated time")
      }
      let batch = dirty
      dirty = []
      for workload in batch {
        workloads[workload].isDirty = false
        sync(workload)
      }
      if !dirty.isEmpty { continue }
      if needsScheduling { schedule() }
      if limits.reached != nil { return }
    }
  }

  private mutating func sync(_ workload: Int) {
    guard workloads[workload].isActive else { return }
    switch workloads[workload].spec.kind {
    case .deployment: syncDeployment(workload)
    case .replicaSet: syncReplicaSet(workload)
    case .statefulSet: syncStatefulSet(workload)
    case .daemonSet: syncDaemonSet(workload)
    case .job: syncJob(workload)
    case .pod:
      if workloads[workload].madePods == 0 { makePod(of: workload, revision: workloads[workload].current) }
    }
  }

  /// The active pods of a revision.
  func activePods(of workload: Int, revision: Int) -> [Int] {
    let podClass = workloads[workload].revisions[revision].podClass
    return workloads[workload].pods.filter { pods[$0].podClass == podClass && pods[$0].isActive }
  }

  func isAvailable(_ pod: Int) -> Bool {
    let state = pods[pod]
    guard state.isReady, !state.isTerminating, let readyAt = state.readyAt else { return false }
    return time - readyAt >= workloads[state.workload].spec.minReady
  }

  /// Creates or deletes pods until a revision has the desired number.
  mutating func fill(_ workload: Int, revision: Int) {
    let active = activePods(of: workload, revision: revision)
    let wanted = workloads[workload].revisions[revision].replicas
    if active.count < wanted {
      for _ in active.count..<wanted where makePod(of: workload, revision: revision) == nil { return }
    } else if active.count > wanted {
      let sorted = deletionOrder(active, of: workload)
      for pod in sorted.prefix(active.count - wanted) { delete(pod) }
    }
  }

  /// The pods of a ReplicaSet in the order in which it deletes them.
  private func deletionOrder(_ active: [Int], of workload: Int) -> [Int] {
    var siblings: [Int: Int] = [:]
    if workloads[workload].spec.kind == .deployment {
      for pod in workloads[workload].pods where pods[pod].isActive {
        if let node = pods[pod].node { siblings[node, default: 0] += 1 }
      }
    }
    func rank(_ pod: Int) -> [Int] {
      let state = pods[pod]
      let readyFor = state.isReady ? state.readyAt.map { time - $0 } : nil
      return [
        state.node == nil ? 0 : 1, state.isPending ? 0 : 1, state.isReady ? 1 : 0,
        -(state.node.flatMap { siblings[$0] } ?? 0), Self.magnitude(readyFor ?? 0),
        Self.magnitude(time - state.createdAt),
        -pod,
      ]
    }
    let ranks = Dictionary(uniqueKeysWithValues: active.map { ($0, rank($0)) })
    return active.sorted { (ranks[$0] ?? []).lexicographicallyPrecedes(ranks[$1] ?? []) }
  }

  /// The order of magnitude of an age: the ReplicaSet controller treats pods of about the same age as equal.
  private static func magnitude(_ milliseconds: Int64) -> Int {
    milliseconds <= 0 ? 0 : 64 - milliseconds.leadingZeroBitCount
  }
}
