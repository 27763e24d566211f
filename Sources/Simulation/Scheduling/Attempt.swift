import KubernetesFacts

/// The results that the scheduler computes once per pod, before it checks single nodes.
struct Attempt {
  let podClass: Int
  let pod: Int
  /// The strict spread constraints, with the number of matching pods in each domain, and the smallest of these numbers.
  var spread: [(spread: PodClass.Spread, counts: [Int32], least: Int32)] = []
  /// For each term of required affinity, the domains that contain a pod that all terms match.
  var affinity: [(key: Int, hasPod: [Bool])] = []
  /// Whether no other pod matches the required affinity yet but the pod itself does, so that any domain is allowed.
  var isFirst = false
  /// Domains that the pod's own anti-affinity excludes.
  var avoided: [(key: Int, hasPod: [Bool])] = []
  /// Domains that the anti-affinity of other pods excludes.
  var repelled: [(key: Int, hasPod: [Bool])] = []
  /// Whether another pod uses a `ReadWriteOncePod` claim of the pod.
  var isExcluded = false
}

extension Cluster {
  /// Computes the counts over the cluster that the filters need for a pod.
  func attempt(_ pod: Int) -> Attempt {
    let number = pods[pod].podClass
    let podClass = classes[number]
    var attempt = Attempt(podClass: number, pod: pod)
    for spread in podClass.strictSpread { attempt.spread.append(count(spread, for: podClass)) }
    if let affinity = podClass.affinity {
      var isFirst = true
      for key in affinity.keys {
        let found = domains(of: bound[affinity.matcher], key: key)
        if found.contains(true) { isFirst = false }
        attempt.affinity.append((key, found))
      }
      attempt.isFirst = isFirst && affinity.matchesItself
    }
    for term in podClass.antiAffinity {
      attempt.avoided.append((term.key, domains(of: bound[term.matcher], key: term.key)))
    }
    for place in podClass.repelledBy {
      let key = matchers.terms[place].key
      let found = domains(of: holders[place], key: key)
      if found.contains(true) { attempt.repelled.append((key, found)) }
    }
    for claim in pods[pod].claims where claims.claims[claim].isExclusive {
      attempt.isExcluded =
        attempt.isExcluded || pods.contains { $0.node != nil && $0.exists && $0.claims.contains(claim) }
    }
    return attempt
  }

  /// The counts of a strict constraint in the domains of nodes that its policies include.
  private func count(_ spread: PodClass.Spread, for podClass: PodClass) -> (PodClass.Spread, [Int32], Int32) {
    let domains = topology.domains[spread.key]
    var counts = Array(repeating: Int32(-1), count: topology.counts[spread.key])
    let constraint = spread.constraint
    for node in present {
      let domain = Int(domains[node])
      guard domain >= 0, hasAllKeys(podClass.strictSpread, node), admits(node, constraint, podClass) else {
        continue
      }
      counts[domain] = max(counts[domain], 0) + live[spread.matcher][node]
    }
    var least = Int32.max
    var size = 0
    for count in counts where count >= 0 {
      least = min(least, count)
      size += 1
    }
    if size < constraint.minDomains { least = 0 }
    return (spread, counts, least)
  }

  private func hasAllKeys(_ spreads: [PodClass.Spread], _ node: Int) -> Bool {
    spreads.count == 1 || spreads.allSatisfy { topology.domains[$0.key][node] >= 0 }
  }

  /// Whether a constraint's `nodeAffinityPolicy` and `nodeTaintsPolicy` include a node.
  func admits(_ node: Int, _ constraint: SpreadConstraint, _ podClass: PodClass) -> Bool {
    let profile = profiles[podClass.profile]
    if constraint.honorsAffinity,
      !profile.requirement.matches(labels: nodes[node].labels, name: nodes[node].name)
    {
      return false
    }
    if constraint.honorsTaints {
      return hardTaints(of: node).allSatisfy(profile.tolerations.tolerates)
    }
    return true
  }

  /// The taints that prevent scheduling, including the taint of a cordoned node.
  func hardTaints(of node: Int) -> [Taint] {
    var taints = nodes[node].taints.filter(\.isHard)
    if nodes[node].isCordoned {
      taints.append(Taint(key: NodeKey.unschedulable, value: "", effect: .noSchedule))
    }
    return taints
  }

  private func domains(of counts: [Int32], key: Int) -> [Bool] {
    let domains = topology.domains[key]
    var found = Array(repeating: false, count: topology.counts[key])
    for node in present where counts[node] > 0 && domains[node] >= 0 { found[Int(domains[node])] = true }
    return found
  }
}
