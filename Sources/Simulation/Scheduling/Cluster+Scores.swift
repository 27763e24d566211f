import KubernetesFacts

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

extension Cluster {
  /// The feasible node with the highest default score; a random one of several with the same score.
  mutating func best(of feasible: [Int], for pod: Int) -> Int {
    guard feasible.count > 1 else { return feasible[0] }
    let podClass = classes[pods[pod].podClass]
    var totals = feasible.map { resourceScore(podClass, on: $0) }
    addTaintScores(podClass, feasible, &totals)
    addNodeAffinityScores(podClass, feasible, &totals)
    if !podClass.softSpread.isEmpty { addSpreadScores(podClass, feasible, &totals) }
    if !podClass.preferred.isEmpty || !podClass.attractedBy.isEmpty {
      addAffinityScores(podClass, feasible, &totals)
    }
    var (best, highest, ties) = (feasible[0], totals[0], 1)
    for place in feasible.indices.dropFirst() {
      if totals[place] > highest {
        (best, highest, ties) = (feasible[place], totals[place], 1)
      } else if totals[place] == highest {
        ties += 1
        if generator.next(below: ties) == 0 { best = feasible[place] }
      }
    }
    return best
  }

  /// The sum of two scores: for the least allocated node, and for balanced use of CPU and memory.
  private func resourceScore(_ podClass: PodClass, on node: Int) -> Int {
    let state = nodes[node]
    let capacity = (state.allocatable(ResourceNames.cpu), state.allocatable(ResourceNames.memory))
    let used = (state.scoredCPU + podClass.scoredCPU, state.scoredMemory + podClass.scoredMemory)
    var (sum, weights): (Int64, Int64) = (0, 0)
    for (used, capacity) in [(used.0, capacity.0), (used.1, capacity.1)] where capacity > 0 {
      weights += 1
      if used <= capacity { sum += Int64(Int128(capacity - used) * 100 / Int128(capacity)) }
    }
    let least = weights == 0 ? 0 : Int(sum / weights)
    var request: (Int64, Int64) = (0, 0)
    for (resource, amount) in podClass.requests {
      if resource == ResourceNames.cpu { request.0 = amount }
      if resource == ResourceNames.memory { request.1 = amount }
    }
    if request == (0, 0) { return least }
    let requested = (
      state.requested(ResourceNames.cpu) + request.0, state.requested(ResourceNames.memory) + request.1
    )
    var deviation = 0.0
    if capacity.0 > 0, capacity.1 > 0 {
      let shares = (
        min(1, Double(requested.0) / Double(capacity.0)), min(1, Double(requested.1) / Double(capacity.1))
      )
      deviation = abs(shares.0 - shares.1) / 2
    }
    return least + Int((1 - deviation) * 100)
  }

  private func addTaintScores(_ podClass: PodClass, _ feasible: [Int], _ totals: inout [Int]) {
    let tolerations = podClass.template.tolerations.filter {
      $0.effect == nil || $0.effect == .preferNoSchedule
    }
    let counts = feasible.map { node in
      nodes[node].taints.isEmpty
        ? 0 : nodes[node].taints.count { !$0.isHard && !tolerations.tolerates($0) }
    }
    let most = counts.max() ?? 0
    for place in counts.indices {
      totals[place] += 3 * (most == 0 ? 100 : 100 - 100 * counts[place] / most)
    }
  }

  private func addNodeAffinityScores(_ podClass: PodClass, _ feasible: [Int], _ totals: inout [Int]) {
    let preferences = podClass.template.preferredNodes
    guard !preferences.isEmpty else { return }
    let sums = feasible.map { node in
      preferences.reduce(0) {
        $0 + ($1.term.matches(labels: nodes[node].labels, name: nodes[node].name) ? $1.weight : 0)
      }
    }
    guard let most = sums.max(), most > 0 else { return }
    for place in sums.indices { totals[place] += 2 * (100 * sums[place] / most) }
  }

  private func addSpreadScores(_ podClass: PodClass, _ feasible: [Int], _ totals: inout [Int]) {
    let needsAllKeys = !podClass.assumesSpread
    func isIgnored(_ node: Int) -> Bool {
      needsAllKeys && podClass.softSpread.contains { topology.domains[$0.key][node] < 0 }
    }
    let ignored = feasible.map(isIgnored)
    var sums = Array(repeating: 0.0, count: feasible.count)
    for spread in podClass.softSpread {
      let domains = topology.domains[spread.key]
      let isHost = topology.keys[spread.key] == NodeKey.hostname
      var counts = Array(repeating: Int32(-1), count: topology.counts[spread.key] + 1)
      var size = 0
      for place in feasible.indices where !ignored[place] {
        let domain = Int(domains[feasible[place]])
        let slot = domain < 0 ? counts.count - 1 : domain
        if counts[slot] < 0 {
          counts[slot] = 0
          size += 1
        }
      }
      if isHost { size = feasible.count - ignored.count { $0 } }
      for node in present {
        let domain = Int(domains[node])
        let slot = domain < 0 ? counts.count - 1 : domain
        guard counts[slot] >= 0, live[spread.matcher][node] > 0, !(needsAllKeys && isIgnored(node)),
          isHost || admits(node, spread.constraint, podClass)
        else { continue }
        counts[slot] += live[spread.matcher][node]
      }
      let weight = log(Double(size + 2))
      for place in feasible.indices where !ignored[place] {
        let domain = Int(domains[feasible[place]])
        if domain < 0 { continue }
        sums[place] += Double(max(0, counts[domain])) * weight + Double(spread.constraint.maxSkew - 1)
      }
    }
    let scores = sums.map { Int($0.rounded()) }
    let counted = scores.indices.filter { !ignored[$0] }.map { scores[$0] }
    guard let most = counted.max(), let least = counted.min() else { return }
    for place in scores.indices where !ignored[place] {
      totals[place] += 2 * (most == 0 ? 100 : 100 * (most + least - scores[place]) / most)
    }
  }

  private func addAffinityScores(_ podClass: PodClass, _ feasible: [Int], _ totals: inout [Int]) {
    var sums = Array(repeating: 0, count: feasible.count)
    func add(_ counts: [Int32], key: Int, weight: Int) {
      let domains = topology.domains[key]
      var found = Array(repeating: 0, count: topology.counts[key])
      var isEmpty = true
      for node in present where counts[node] > 0 && domains[node] >= 0 {
        found[Int(domains[node])] += Int(counts[node]) * weight
        isEmpty = false
      }
      if isEmpty { return }
      for place in feasible.indices {
        let domain = Int(domains[feasible[place]])
        if domain >= 0 { sums[place] += found[domain] }
      }
    }
    for (matcher, key, weight) in podClass.preferred { add(bound[matcher], key: key, weight: weight) }
    for place in podClass.attractedBy {
      let term = matchers.terms[place]
      add(holders[place], key: term.key, weight: term.weight ?? 0)
    }
    guard let most = sums.max(), let least = sums.min(), most > least else { return }
    for place in sums.indices { totals[place] += 2 * (100 * (sums[place] - least) / (most - least)) }
  }
}
