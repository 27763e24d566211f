internal import KubernetesFacts

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
    let allowsSurge = spec.rolloutBounds(of: max(1, nodes.count)).surge > 0
    var admitting: Set<Int> = []
    for node in nodes.indices {
      let onNode = byNode[node] ?? []
      let verdict = nodes[node].exists ? daemonVerdict(podClass, on: node) : .otherName
      if verdict == .fits {
        admitting.insert(node)
        if onNode.isEmpty { makePod(of: place, revision: current, target: node) }
        deleteExcess(onNode, podClass: workloads[place].revisions[current].podClass, allowsSurge: allowsSurge)
      } else if !nodes[node].exists || verdict != .tainted || !toleratesExecution(podClass, on: node) {
        for pod in onNode where !pods[pod].isTerminating { delete(pod) }
      }
    }
    workloads[place].spec.replicas = admitting.count
    guard !spec.updatesOnDelete else { return }
    let (surge, unavailable) = spec.rolloutBounds(of: admitting.count)
    if surge > 0 { return surgeDaemonSet(place, byNode, admitting, surge) }
    replaceDaemons(place, byNode, without: admitting.count { byNode[$0] == nil }, max(1, unavailable))
  }

  /// Keeps the oldest pod of a node; with a surge, the oldest one of the current template and the oldest outdated one.
  private mutating func deleteExcess(_ onNode: [Int], podClass: Int, allowsSurge: Bool) {
    var kept: Set<Bool> = []
    for pod in onNode where pods[pod].exists && pods[pod].isActive {
      if !kept.insert(allowsSurge && pods[pod].podClass == podClass).inserted { delete(pod) }
    }
  }

  /// Deletes outdated pods: those that are not available, and others as long as few nodes are without an available pod.
  /// - Parameter newNodes: the number of nodes whose first pod has just been created.
  private mutating func replaceDaemons(
    _ place: Int, _ byNode: [Int: [Int]], without newNodes: Int, _ limit: Int
  ) {
    let podClass = workloads[place].revisions[workloads[place].current].podClass
    var missing = newNodes
    var candidates: [Int] = []
    for node in byNode.keys.sorted() {
      let active = (byNode[node] ?? []).filter { pods[$0].exists && pods[$0].isActive }
      guard active.count == 1, let pod = active.first else {
        missing += 1
        continue
      }
      let isOutdated = pods[pod].podClass != podClass
      if !isAvailable(pod) {
        missing += 1
        if isOutdated { delete(pod) }
      } else if isOutdated {
        candidates.append(pod)
      }
    }
    for pod in candidates.prefix(max(0, limit - missing)) { delete(pod) }
  }

  /// Creates new pods next to outdated pods, and deletes an outdated pod when the new pod on its node is available.
  ///
  /// An outdated pod on a node that no longer admits it is deleted when enough pods are available elsewhere.
  private mutating func surgeDaemonSet(
    _ place: Int, _ byNode: [Int: [Int]], _ admitting: Set<Int>, _ surge: Int
  ) {
    let current = workloads[place].current
    let podClass = workloads[place].revisions[current].podClass
    var free = surge
    var available = 0
    var candidates: [Int] = []
    var stranded: [Int] = []
    for node in byNode.keys.sorted() {
      let active = (byNode[node] ?? []).filter { pods[$0].exists && pods[$0].isActive }
      let updated = active.first { pods[$0].podClass == podClass }
      let outdated = active.first { pods[$0].podClass != podClass }
      if (outdated ?? updated).map(isAvailable) ?? false { available += 1 }
      guard let outdated else { continue }
      if let updated {
        if isAvailable(updated) || !pods[outdated].isReady { delete(outdated) }
        if !isAvailable(updated) { free -= 1 }
      } else if !isAvailable(outdated) {
        if admitting.contains(node) {
          makePod(of: place, revision: current, target: node)
        } else {
          delete(outdated)
        }
      } else if admitting.contains(node) {
        candidates.append(node)
      } else {
        stranded.append(outdated)
      }
    }
    for pod in stranded.prefix(max(0, available - admitting.count)) { delete(pod) }
    for node in candidates.prefix(max(0, free)) { makePod(of: place, revision: current, target: node) }
  }

  /// Whether a node's labels and taints admit a DaemonSet's pod; a cordon does not exclude the pod.
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
}
