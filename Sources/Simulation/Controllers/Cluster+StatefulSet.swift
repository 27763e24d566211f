extension Cluster {
  mutating func syncStatefulSet(_ place: Int) {
    var steps = 0
    while steps < 10_000, stepStatefulSet(place) { steps += 1 }
  }

  /// One step of the StatefulSet controller.
  /// - Returns: whether it did something, so that another step may follow.
  private mutating func stepStatefulSet(_ place: Int) -> Bool {
    let spec = workloads[place].spec
    var byOrdinal: [Int: Int] = [:]
    for pod in workloads[place].pods { byOrdinal[pods[pod].ordinal] = pod }
    var firstUnhealthy: Int?
    for ordinal in byOrdinal.keys.sorted() where firstUnhealthy == nil {
      if let pod = byOrdinal[ordinal], !isHealthy(pod) { firstUnhealthy = ordinal }
    }
    for ordinal in spec.ordinals {
      guard let pod = byOrdinal[ordinal] else {
        guard makePod(of: place, revision: revision(of: place, ordinal), ordinal: ordinal) != nil else {
          return false
        }
        return true
      }
      if pods[pod].phase == .failed || pods[pod].phase == .succeeded {
        delete(pod)
        return true
      }
      if spec.isParallel { continue }
      if pods[pod].isTerminating || !isAvailable(pod) { return false }
    }
    let condemned = byOrdinal.keys.filter { !spec.ordinals.contains($0) }.sorted(by: >)
    for ordinal in condemned {
      guard let pod = byOrdinal[ordinal] else { continue }
      if pods[pod].isTerminating {
        if spec.isParallel { continue }
        return false
      }
      if !spec.isParallel, !isHealthy(pod), ordinal != firstUnhealthy { return false }
      delete(pod)
      return true
    }
    if spec.updatesOnDelete { return false }
    return updateStatefulSet(place, byOrdinal)
  }

  private mutating func updateStatefulSet(_ place: Int, _ byOrdinal: [Int: Int]) -> Bool {
    let spec = workloads[place].spec
    let podClass = workloads[place].revisions[workloads[place].current].podClass
    if spec.boundsUnavailable { return replaceStatefulPods(place, byOrdinal, podClass) }
    for ordinal in spec.ordinals.dropFirst(spec.partition).reversed() {
      guard let pod = byOrdinal[ordinal] else { return false }
      if pods[pod].podClass != podClass, !pods[pod].isTerminating {
        delete(pod)
        return true
      }
      if pods[pod].isTerminating || !isAvailable(pod) { return false }
    }
    completeUpdate(place, byOrdinal, podClass)
    return false
  }

  /// Deletes outdated pods, starting with the highest ordinal, as long as not too many pods are unavailable.
  /// - Returns: whether a pod was deleted.
  private mutating func replaceStatefulPods(_ place: Int, _ byOrdinal: [Int: Int], _ podClass: Int) -> Bool {
    let spec = workloads[place].spec
    let missing = spec.ordinals.count { ordinal in
      byOrdinal[ordinal].map { pods[$0].isTerminating || !isAvailable($0) } ?? true
    }
    var rest = spec.rolloutBounds(of: spec.replicas).unavailable - missing
    var isChanged = false
    for ordinal in spec.ordinals.dropFirst(spec.partition).reversed() where rest > 0 {
      guard let pod = byOrdinal[ordinal], pods[pod].podClass != podClass, !pods[pod].isTerminating else {
        continue
      }
      delete(pod)
      rest -= 1
      isChanged = true
    }
    if !isChanged { completeUpdate(place, byOrdinal, podClass) }
    return isChanged
  }

  /// Makes the current template the stable one if all pods have it and are healthy.
  private mutating func completeUpdate(_ place: Int, _ byOrdinal: [Int: Int], _ podClass: Int) {
    guard workloads[place].spec.partition == 0,
      byOrdinal.values.allSatisfy({ pods[$0].podClass == podClass && isHealthy($0) })
    else {
      return
    }
    workloads[place].stable = workloads[place].current
  }

  /// The revision of a new pod: below the partition, the stable one.
  private func revision(of place: Int, _ ordinal: Int) -> Int {
    ordinal < workloads[place].spec.firstOrdinal + workloads[place].spec.partition
      ? workloads[place].stable : workloads[place].current
  }

  private func isHealthy(_ pod: Int) -> Bool {
    pods[pod].phase == .running && pods[pod].isReady && !pods[pod].isTerminating
  }
}

extension WorkloadSpec {
  /// The ordinals of a StatefulSet's pods.
  fileprivate var ordinals: Range<Int> { firstOrdinal..<firstOrdinal + replicas }
}
