/// The result of looking for pods to preempt.
enum PreemptionOutcome {
  case nominated
  case impossible(String)
}

/// The pods that would be evicted from a node.
private struct Candidate {
  let node: Int
  /// The preempted pods, the most important first.
  let victims: [Int]
  let violations: Int
}

extension Cluster {
  /// Evicts pods of lower priority from one node, if that makes room for a pod.
  mutating func preempt(_ pod: Int, _ attempt: Attempt, _ canBeResolved: [Bool]) -> PreemptionOutcome {
    if pods[pod].neverPreempts { return .impossible("not eligible due to preemptionPolicy=Never.") }
    if let node = pods[pod].nominated, nodes[node].exists,
      present.firstIndex(of: node).map({ canBeResolved[$0] }) ?? false,
      nodes[node].pods.contains(where: {
        pods[$0].isTerminating && pods[$0].isPreempted && pods[$0].priority < pods[pod].priority
      })
    {
      return .impossible("not eligible due to a terminating pod on the nominated node.")
    }
    var reasons = Reasons()
    var candidates: [Candidate] = []
    let count = present.count
    let wanted = min(count, max(100, count / 10))
    let possible = canBeResolved.indices.filter { canBeResolved[$0] }
    for _ in 0..<(count - possible.count) { reasons.add("Preemption is not helpful for scheduling") }
    let offset = generator.next(below: max(1, possible.count))
    for step in possible.indices {
      let node = present[possible[(offset + step) % possible.count]]
      switch victims(for: pod, on: node) {
      case .found(let candidate): candidates.append(candidate)
      case .refused(let words): for word in words { reasons.add(word) }
      }
      if candidates.count >= wanted { break }
    }
    guard let chosen = choose(candidates) else { return .impossible(reasons.message(of: count)) }
    for victim in chosen.victims {
      report(.preempted) {
        ($0.podName(victim), "preempted by \($0.podName(pod)) on \($0.nodes[chosen.node].name)")
      }
      pods[victim].isDisrupted = true
      pods[victim].isPreempted = true
      delete(victim)
    }
    for other in nominations
    where pods[other].nominated == chosen.node && pods[other].priority < pods[pod].priority {
      pods[other].nominated = nil
    }
    nominations.removeAll { pods[$0].nominated == nil }
    pods[pod].nominated = chosen.node
    nominations.append(pod)
    noteChange()
    return .nominated
  }

  private enum Trial {
    case found(Candidate)
    case refused([String])
  }

  /// The pods whose removal makes the node suitable.
  ///
  /// As many pods of lower priority as possible are kept: first those whose eviction violates a budget, then the
  /// others, the most important first.
  private mutating func victims(for pod: Int, on node: Int) -> Trial {
    let priority = pods[pod].priority
    let lower = nodes[node].pods.filter { pods[$0].priority < priority }
    if lower.isEmpty { return .refused(["No preemption victims found for incoming pod"]) }
    for victim in lower { count(victim, on: node, sign: -1) }
    var kept: [Int] = []
    defer { for victim in lower where !kept.contains(victim) { count(victim, on: node, sign: 1) } }
    let trial = verdict(attempt(pod), with: pod, on: node)
    guard trial == .fits else {
      return .refused(
        trial == .resources ? shortages(classes[pods[pod].podClass], on: node).reasons : [trial.reason])
    }
    let sorted = lower.sorted(by: isMoreImportant)
    let (violating, free) = divide(sorted)
    var victims: [Int] = []
    var violations = 0
    for victim in violating + free {
      count(victim, on: node, sign: 1)
      if verdict(attempt(pod), with: pod, on: node) == .fits {
        kept.append(victim)
      } else {
        count(victim, on: node, sign: -1)
        victims.append(victim)
        if violating.contains(victim) { violations += 1 }
      }
    }
    return .found(Candidate(node: node, victims: victims.sorted(by: isMoreImportant), violations: violations))
  }

  private func isMoreImportant(_ left: Int, _ right: Int) -> Bool {
    if pods[left].priority != pods[right].priority { return pods[left].priority > pods[right].priority }
    let times = (pods[left].boundAt ?? 0, pods[right].boundAt ?? 0)
    return times.0 != times.1 ? times.0 < times.1 : left < right
  }

  /// Divides pods into those whose eviction violates a budget, and the others.
  private func divide(_ victims: [Int]) -> (violating: [Int], free: [Int]) {
    var allowed: [Int: Int] = [:]
    var result: (violating: [Int], free: [Int]) = ([], [])
    for victim in victims {
      var isViolating = false
      for budget in classes[pods[victim].podClass].budgets where !pods[victim].isTerminating {
        let rest = (allowed[budget] ?? status(ofBudget: budget).allowed) - 1
        allowed[budget] = rest
        if rest < 0 { isViolating = true }
      }
      if isViolating { result.violating.append(victim) } else { result.free.append(victim) }
    }
    return result
  }

  private func choose(_ candidates: [Candidate]) -> Candidate? {
    func highest(_ candidate: Candidate) -> Int { candidate.victims.first.map { pods[$0].priority } ?? .min }
    func sum(_ candidate: Candidate) -> Int {
      candidate.victims.reduce(0) { $0 + pods[$1].priority + 2_147_483_648 }
    }
    func earliest(_ candidate: Candidate) -> Int64 {
      candidate.victims.filter { pods[$0].priority == highest(candidate) }.compactMap { pods[$0].boundAt }
        .min() ?? 0
    }
    return candidates.enumerated().min { left, right in
      let (one, other) = (left.element, right.element)
      if one.violations != other.violations { return one.violations < other.violations }
      if highest(one) != highest(other) { return highest(one) < highest(other) }
      if sum(one) != sum(other) { return sum(one) < sum(other) }
      if one.victims.count != other.victims.count { return one.victims.count < other.victims.count }
      if earliest(one) != earliest(other) { return earliest(one) > earliest(other) }
      return left.offset < right.offset
    }?.element
  }
}
