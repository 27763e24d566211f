extension Cluster {
  mutating func syncStatefulSet(_ place: Int) {
    for _ in 0..<10_000 where stepStatefulSet(place) {}
  }

  /// One step of a StatefulSet's controller.
  /// - Returns: whether it did something, so that another step may follow.
  private mutating func stepStatefulSet(_ place: Int) -> Bool {
    let spec = workloads[place].spec
    var byOrdinal: [Int: Int] = [:]
    for pod in workloads[place].pods { byOrdinal[pods[pod].ordinal] = pod }
    var firstUnhealthy: Int?
    for ordinal in byOrdinal.keys.sorted() where firstUnhealthy == nil {
      if let pod = byOrdinal[ordinal], !isHealthy(pod) { firstUnhealthy = ordinal }
    }
    for ordinal in 0..<spec.replicas {
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
    let condemned = byOrdinal.keys.filter { $0 >= spec.replicas }.sorted(by: >)
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
    for ordinal in (0..<spec.replicas).reversed() where ordinal >= spec.partition {
      guard let pod = byOrdinal[ordinal] else { return false }
      if pods[pod].podClass != podClass, !pods[pod].isTerminating {
        delete(pod)
        return true
      }
      if pods[pod].isTerminating || !isAvailable(pod) { return false }
    }
    if spec.partition == 0, byOrdinal.values.allSatisfy({ pods[$0].podClass == podClass }) {
      workloads[place].stable = workloads[place].current
    }
    return false
  }

  /// The revision that a pod is made of: those below the partition keep the stable one.
  private func revision(of place: Int, _ ordinal: Int) -> Int {
    ordinal < workloads[place].spec.partition ? workloads[place].stable : workloads[place].current
  }

  private func isHealthy(_ pod: Int) -> Bool {
    pods[pod].phase == .running && pods[pod].isReady && !pods[pod].isTerminating
  }
}
