extension Cluster {
  /// Keeps one pod on each node that admits it, and replaces outdated ones within the rollout's bounds.
  mutating func syncDaemonSet(_ place: Int) {
    let spec = workloads[place].spec
    let current = workloads[place].current
    let podClass = classes[workloads[place].revisions[current].podClass]
    var byNode: [Int: [Int]] = [:]
    for pod in workloads[place].pods {
      if let target = pods[pod].target { byNode[target, default: []].append(pod) }
    }
    var wanted = 0
    for node in nodes.indices {
      let onNode = byNode[node] ?? []
      let verdict = nodes[node].exists ? daemonVerdict(podClass, on: node) : .otherName
      let shouldRun = verdict == .fits
      if shouldRun { wanted += 1 }
      if shouldRun, onNode.isEmpty {
        makePod(of: place, revision: current, target: node)
      } else if !shouldRun,
        !nodes[node].exists || verdict != .tainted || !toleratesExecution(podClass, on: node)
      {
        for pod in onNode where !pods[pod].isTerminating { delete(pod) }
      }
    }
    workloads[place].spec.replicas = wanted
    guard !spec.updatesOnDelete else { return }
    let (surge, unavailable) = spec.rolloutBounds(of: wanted)
    if surge > 0 { return surgeDaemonSet(place, byNode, surge) }
    var missing = wanted - workloads[place].pods.count { pods[$0].isActive && isAvailable($0) }
    for pod in workloads[place].pods
    where pods[pod].podClass != workloads[place].revisions[current].podClass && pods[pod].isActive {
      if isAvailable(pod) {
        guard missing < max(1, unavailable) else { break }
        missing += 1
      }
      delete(pod)
    }
  }

  /// Makes new pods beside outdated ones, and deletes an outdated pod when the new one on its node is available.
  private mutating func surgeDaemonSet(_ place: Int, _ byNode: [Int: [Int]], _ surge: Int) {
    let current = workloads[place].current
    let podClass = workloads[place].revisions[current].podClass
    var free = surge
    var candidates: [Int] = []
    for node in byNode.keys.sorted() {
      let active = (byNode[node] ?? []).filter { pods[$0].exists && pods[$0].isActive }
      let updated = active.first { pods[$0].podClass == podClass }
      guard let outdated = active.first(where: { pods[$0].podClass != podClass }) else { continue }
      if let updated {
        if isAvailable(updated) { delete(outdated) } else { free -= 1 }
      } else if isAvailable(outdated) {
        candidates.append(node)
      } else {
        // A pod that is not available is replaced at once.
        makePod(of: place, revision: current, target: node)
      }
    }
    for node in candidates.prefix(max(0, free)) { makePod(of: place, revision: current, target: node) }
  }

  /// Whether a node's labels and taints admit a DaemonSet's pod; a cordon does not keep it off.
  private func daemonVerdict(_ podClass: PodClass, on node: Int) -> Verdict {
    let profile = profiles[podClass.profile]
    if let name = podClass.template.nodeName, name != nodes[node].name { return .otherName }
    if !profile.requirement.matches(labels: nodes[node].labels, name: nodes[node].name) { return .affinity }
    return nodes[node].taints.allSatisfy { !$0.isHard || profile.tolerations.tolerates($0) }
      ? .fits : .tainted
  }

  /// Whether running pods can stay despite the taints of the node.
  private func toleratesExecution(_ podClass: PodClass, on node: Int) -> Bool {
    let tolerations = profiles[podClass.profile].tolerations
    return nodes[node].taints.allSatisfy { $0.effect != .noExecute || tolerations.tolerates($0) }
  }

  /// Runs as many pods of a Job at once as it asks for, until enough have succeeded.
  mutating func syncJob(_ place: Int) {
    let spec = workloads[place].spec
    if spec.isSuspended {
      for pod in workloads[place].pods where pods[pod].isActive { delete(pod) }
      return
    }
    let current = workloads[place].current
    let active = workloads[place].pods.count { pods[$0].isActive }
    let rest = (spec.completions ?? spec.parallelism) - workloads[place].succeeded
    for _ in active..<max(active, min(spec.parallelism, rest))
    where makePod(of: place, revision: current) == nil { return }
  }

  mutating func jobDone(_ pod: Int) {
    guard pods[pod].exists, !pods[pod].isTerminating, pods[pod].phase == .running else { return }
    workloads[pods[pod].workload].succeeded += 1
    remove(pod)
  }
}
