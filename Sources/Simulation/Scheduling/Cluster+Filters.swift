import KubernetesFacts

extension Cluster {
  /// The first filter that rejects a node, in the scheduler's order.
  mutating func verdict(_ attempt: Attempt, on node: Int) -> Verdict {
    let podClass = classes[attempt.podClass]
    if let target = pods[attempt.pod].target, target != node { return .notTarget }
    if let names = podClass.nodeNames, !names.contains(nodes[node].name) { return .notTarget }
    let fixed = staticVerdict(podClass, on: node)
    if fixed != .fits { return fixed }
    if !podClass.template.hostPorts.isEmpty, !hasFreePorts(podClass, node) { return .ports }
    if nodes[node].pods.count + 1 > nodes[node].maxPods { return .resources }
    for (resource, amount) in podClass.requests
    where nodes[node].requested(resource) + amount > nodes[node].allocatable(resource) {
      return .resources
    }
    if attempt.isExcluded { return .exclusiveVolume }
    if !pods[attempt.pod].claims.isEmpty, let refused = volumeVerdict(attempt.pod, on: node) {
      return refused
    }
    return topologyVerdict(attempt, on: node)
  }

  private func topologyVerdict(_ attempt: Attempt, on node: Int) -> Verdict {
    for (spread, counts, least) in attempt.spread {
      let domain = Int(topology.domains[spread.key][node])
      if domain < 0 { return .spreadLabel }
      let count = max(0, counts[domain]) + (spread.countsItself ? 1 : 0)
      if least != .max, Int(count) - Int(least) > spread.constraint.maxSkew { return .spread }
    }
    for (key, hasPod) in attempt.affinity {
      let domain = Int(topology.domains[key][node])
      if domain < 0 || !(hasPod[domain] || attempt.isFirst) { return .podAffinity }
    }
    for (key, hasPod) in attempt.avoided {
      let domain = Int(topology.domains[key][node])
      if domain >= 0, hasPod[domain] { return .podAntiAffinity }
    }
    for (key, hasPod) in attempt.repelled {
      let domain = Int(topology.domains[key][node])
      if domain >= 0, hasPod[domain] { return .existingAntiAffinity }
    }
    return .fits
  }

  /// The verdict of the filters that depend only on the node and the template; it is cached until the node changes.
  mutating func staticVerdict(_ podClass: PodClass, on node: Int) -> Verdict {
    if let name = podClass.template.nodeName, name != nodes[node].name { return .otherName }
    if let known = Verdict(rawValue: verdicts[podClass.profile][node]), known != .unknown { return known }
    let profile = profiles[podClass.profile]
    let state = nodes[node]
    let verdict: Verdict
    let cordon = Taint(key: NodeKey.unschedulable, value: "", effect: .noSchedule)
    if state.isCordoned, !profile.tolerations.tolerates(cordon) {
      verdict = .cordoned
    } else if !state.taints.allSatisfy({ !$0.isHard || profile.tolerations.tolerates($0) }) {
      verdict = .tainted
    } else if !profile.requirement.matches(labels: state.labels, name: state.name) {
      verdict = .affinity
    } else {
      verdict = .fits
    }
    verdicts[podClass.profile][node] = verdict.rawValue
    return verdict
  }

  private func hasFreePorts(_ podClass: PodClass, _ node: Int) -> Bool {
    for pod in nodes[node].pods {
      for port in classes[pods[pod].podClass].template.hostPorts
      where podClass.template.hostPorts.contains(where: port.clashes) {
        return false
      }
    }
    return true
  }

  private func volumeVerdict(_ pod: Int, on node: Int) -> Verdict? {
    for claim in pods[pod].claims {
      switch claims.claims[claim].state {
      case .lost: return .volumeNotFound
      case .unprovided: return .volumeNotProvided
      default: if !claims.allows(claim, nodes[node]) { return .volume }
      }
    }
    return nil
  }

  /// The resources that a node lacks, as reasons, and whether removing other pods would free enough of all of them.
  func shortages(_ podClass: PodClass, on node: Int) -> (reasons: [String], canBeResolved: Bool) {
    var reasons: [String] = []
    var canBeResolved = true
    if nodes[node].pods.count + 1 > nodes[node].maxPods { reasons.append("Too many pods") }
    for (resource, amount) in podClass.requests
    where nodes[node].requested(resource) + amount > nodes[node].allocatable(resource) {
      reasons.append("Insufficient \(resources.names[resource])")
      if amount > nodes[node].allocatable(resource) { canBeResolved = false }
    }
    return (reasons, canBeResolved)
  }

  /// The scheduler's message if a claim of the pod prevents any attempt to schedule the pod; nil otherwise.
  func claimRefusal(_ pod: Int) -> String? {
    for claim in pods[pod].claims {
      switch claims.claims[claim].state {
      case .missing: return "persistentvolumeclaim \"\(claims.claims[claim].name)\" not found"
      case .unbound: return "pod has unbound immediate PersistentVolumeClaims"
      default: continue
      }
    }
    return nil
  }
}
