extension Cluster {
  mutating func syncDeployment(_ place: Int) {
    let spec = workloads[place].spec
    if scaleProportionally(place) || spec.isPaused {
      for revision in workloads[place].revisions.indices { fill(place, revision: revision) }
      workloads[place].seenReplicas = spec.replicas
      return
    }
    workloads[place].seenReplicas = spec.replicas
    for _ in 0..<64 {
      let changed = spec.recreates ? recreate(place) : roll(place)
      for revision in workloads[place].revisions.indices { fill(place, revision: revision) }
      if !changed { break }
    }
    watchProgress(place)
  }

  /// One step of a rolling update: adds new pods, or removes old ones.
  /// - Returns: whether the number of replicas of a revision changed.
  private mutating func roll(_ place: Int) -> Bool {
    let spec = workloads[place].spec
    let current = workloads[place].current
    let (surge, unavailable) = spec.rolloutBounds(of: spec.replicas)
    let total = workloads[place].revisions.reduce(0) { $0 + $1.replicas }
    let new = workloads[place].revisions[current].replicas
    if new > spec.replicas {
      setReplicas(place, current, spec.replicas)
      return true
    }
    if new < spec.replicas, total < spec.replicas + surge {
      setReplicas(place, current, new + min(spec.replicas + surge - total, spec.replicas - new))
      return true
    }
    let old = workloads[place].revisions.indices.filter {
      $0 != current && workloads[place].revisions[$0].replicas > 0
    }
    if old.isEmpty { return false }
    let least = spec.replicas - unavailable
    let newAvailable = activePods(of: place, revision: current).count(where: isAvailable)
    var budget = total - least - (new - newAvailable)
    if budget <= 0 { return false }
    var changed = false
    for revision in old {
      let available = activePods(of: place, revision: revision).count(where: isAvailable)
      let replicas = workloads[place].revisions[revision].replicas
      let step = min(budget, replicas - available)
      guard step > 0 else { continue }
      setReplicas(place, revision, replicas - step)
      budget -= step
      changed = true
    }
    let availableNow = workloads[place].pods.count { pods[$0].isActive && isAvailable($0) }
    var surplus = availableNow - least
    for revision in old where surplus > 0 {
      let replicas = workloads[place].revisions[revision].replicas
      let step = min(surplus, replicas)
      guard step > 0 else { continue }
      setReplicas(place, revision, replicas - step)
      surplus -= step
      changed = true
    }
    return changed
  }

  /// One step of a `Recreate` rollout: new pods are created only when all old ones are gone.
  /// - Returns: whether the number of replicas of a revision changed.
  private mutating func recreate(_ place: Int) -> Bool {
    let current = workloads[place].current
    var changed = false
    for revision in workloads[place].revisions.indices
    where revision != current && workloads[place].revisions[revision].replicas > 0 {
      setReplicas(place, revision, 0)
      changed = true
    }
    if changed { return true }
    let podClass = workloads[place].revisions[current].podClass
    if workloads[place].pods.contains(where: { pods[$0].podClass != podClass && pods[$0].phase != .failed }) {
      return false
    }
    let replicas = workloads[place].spec.replicas
    guard workloads[place].revisions[current].replicas != replicas else { return false }
    setReplicas(place, current, replicas)
    return true
  }

  /// Distributes a change of the number of replicas over the revisions of a rollout in progress.
  /// - Returns: whether the change of the replicas was applied here.
  private mutating func scaleProportionally(_ place: Int) -> Bool {
    let spec = workloads[place].spec
    let seen = workloads[place].seenReplicas
    guard seen >= 0, seen != spec.replicas else { return false }
    let active = workloads[place].revisions.indices.filter { workloads[place].revisions[$0].replicas > 0 }
    if active.count <= 1 {
      // If only one revision has pods, it is scaled, even if it is the old one of a paused Deployment.
      if let only = active.first ?? (spec.isPaused ? workloads[place].current : nil),
        only == workloads[place].current || spec.isPaused
      {
        setReplicas(place, only, spec.replicas)
        return true
      }
      return false
    }
    let (surge, _) = spec.recreates ? (0, 0) : spec.rolloutBounds(of: spec.replicas)
    let total = active.reduce(0) { $0 + workloads[place].revisions[$1].replicas }
    let allowed = spec.replicas > 0 ? spec.replicas + surge : 0
    var rest = allowed - total
    let old = max(1, seen + spec.rolloutBounds(of: seen).surge)
    let sorted = active.sorted { left, right in
      let (one, other) = (
        workloads[place].revisions[left].replicas, workloads[place].revisions[right].replicas
      )
      return one != other ? one > other : (rest > 0 ? left > right : left < right)
    }
    for revision in sorted where rest != 0 {
      let replicas = workloads[place].revisions[revision].replicas
      let share = Int((Double(replicas * allowed) / Double(old)).rounded()) - replicas
      let step = rest > 0 ? min(max(share, 0), rest) : max(min(share, 0), rest)
      setReplicas(place, revision, max(0, replicas + step))
      rest -= step
    }
    if rest != 0, let first = sorted.first {
      setReplicas(place, first, max(0, workloads[place].revisions[first].replicas + rest))
    }
    return true
  }

  private mutating func setReplicas(_ place: Int, _ revision: Int, _ replicas: Int) {
    guard workloads[place].revisions[revision].replicas != replicas else { return }
    workloads[place].revisions[revision].replicas = replicas
    noteProgress(place)
  }

  /// Records that a rollout progresses, which postpones its deadline.
  mutating func noteProgress(_ place: Int) {
    workloads[place].progressAt = time
    workloads[place].isStalled = false
    guard let deadline = workloads[place].spec.progressDeadline else { return }
    if !workloads[place].isProgressing {
      workloads[place].isProgressing = true
      queue.add(.progressDeadline(place), at: time + deadline)
    }
  }

  /// Whether all pods have the newest template and are available.
  func isComplete(_ place: Int) -> Bool {
    let spec = workloads[place].spec
    let active = activePods(of: place, revision: workloads[place].current)
    let others = workloads[place].pods.count { pods[$0].isActive } - active.count
    return active.count == spec.replicas && others == 0 && active.allSatisfy(isAvailable)
  }

  private mutating func watchProgress(_ place: Int) {
    let ready = activePods(of: place, revision: workloads[place].current).count(where: isAvailable)
    if ready > workloads[place].availableNew, workloads[place].isProgressing { noteProgress(place) }
    workloads[place].availableNew = ready
    if isComplete(place) {
      if workloads[place].isProgressing {
        report(.rollout) { ($0.workloads[place].spec.name, "all pods run the newest template") }
      }
      workloads[place].isProgressing = false
      workloads[place].isStalled = false
    }
  }

  mutating func checkDeadline(_ place: Int) {
    let workload = workloads[place]
    guard workload.isProgressing, !workload.isStalled, let deadline = workload.spec.progressDeadline else {
      return
    }
    if isComplete(place) || workload.spec.isPaused {
      workloads[place].isProgressing = false
    } else if time - workload.progressAt >= deadline {
      workloads[place].isProgressing = false
      workloads[place].isStalled = true
      workloads[place].metrics.hasStalled = true
      let hash = workload.revisions[workload.current].hash
      report(.stalled) { _ in
        (workload.spec.name, "ReplicaSet \"\(workload.spec.name)-\(hash)\" has timed out progressing.")
      }
    } else {
      queue.add(.progressDeadline(place), at: workload.progressAt + deadline)
    }
  }

  mutating func syncReplicaSet(_ place: Int) {
    let current = workloads[place].current
    workloads[place].revisions[current].replicas = workloads[place].spec.replicas
    let active = workloads[place].pods.filter { pods[$0].isActive }
    let others = active.count { pods[$0].podClass != workloads[place].revisions[current].podClass }
    // A ReplicaSet keeps pods of an older template.
    workloads[place].revisions[current].replicas = max(0, workloads[place].spec.replicas - others)
    fill(place, revision: current)
  }
}
