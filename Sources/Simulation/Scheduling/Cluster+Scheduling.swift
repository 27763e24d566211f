internal import KubernetesFacts

extension Cluster {
  /// Tries to place all pending pods, starting with the highest priority.
  mutating func schedule() {
    needsScheduling = false
    guard !pending.isEmpty else { return }
    var refused: [Int: Int] = [:]
    var hasPlaced = true
    var isFirstRound = true
    while hasPlaced {
      hasPlaced = false
      pending.sort {
        pods[$0].priority != pods[$1].priority ? pods[$0].priority > pods[$1].priority : $0 < $1
      }
      var waiting: [Int] = []
      for pod in pending where pods[pod].exists && pods[pod].node == nil && !pods[pod].isTerminating {
        // After the first round, only pods with affinity or strict spread can have become schedulable.
        if !isFirstRound, !classes[pods[pod].podClass].followsOthers {
          waiting.append(pod)
          continue
        }
        if isAlike(pod), let known = refused[pods[pod].podClass], known == version {
          waiting.append(pod)
          note(pending: pods[lastRefused].pending, of: pod)
        } else if place(pod) {
          hasPlaced = true
        } else {
          refused[pods[pod].podClass] = version
          lastRefused = pod
          waiting.append(pod)
        }
      }
      pending = waiting
      isFirstRound = false
    }
  }

  /// Whether the last refusal also applies to a pod: same class and priority, and no target, claims, or nomination.
  private func isAlike(_ pod: Int) -> Bool {
    pods[pod].target == nil && pods[pod].claims.isEmpty && pods[pod].nominated == nil
      && pods[lastRefused].podClass == pods[pod].podClass && pods[lastRefused].priority == pods[pod].priority
      && pods[lastRefused].nominated == nil
  }

  /// Schedules a pod, or reports the reason why it is pending; the pod can preempt others.
  /// - Returns: whether it was placed.
  private mutating func place(_ pod: Int) -> Bool {
    let template = classes[pods[pod].podClass].template
    if template.schedulerName != PodDefaults.scheduler { return false }
    if !template.gates.isEmpty {
      note(pending: .gated, of: pod)
      return false
    }
    if present.isEmpty {
      note(pending: .unschedulable("no nodes available to schedule pods"), of: pod)
      return false
    }
    if let refusal = claimRefusal(pod) {
      note(pending: .unschedulable("0/\(present.count) nodes are available: \(refusal). not found"), of: pod)
      return false
    }
    let attempt = attempt(pod)
    if let node = pods[pod].nominated, nodes[node].exists,
      verdict(attempt, with: pod, on: node) == .fits
    {
      bind(pod, to: node)
      return true
    }
    let (feasible, found) = filter(attempt, pod)
    guard feasible.isEmpty else {
      bind(pod, to: best(of: feasible, for: pod))
      return true
    }
    refuse(pod, attempt, found)
    return false
  }

  /// The nodes that fit, and the filters' reasons for the other nodes.
  ///
  /// In clusters of 100 nodes or more, the scheduler stops when it has found enough nodes, and continues with the next
  /// node for the next pod.
  private mutating func filter(_ attempt: Attempt, _ pod: Int) -> (feasible: [Int], verdicts: [Verdict]) {
    let count = present.count
    let wanted = count < 100 ? count : max(100, count * max(5, 50 - count / 125) / 100)
    var feasible: [Int] = []
    var found = Array(repeating: Verdict.unknown, count: count)
    let start = count < 100 ? 0 : nextStart % count
    for step in 0..<count {
      let place = (start + step) % count
      let verdict = verdict(attempt, with: pod, on: present[place])
      found[place] = verdict
      if verdict == .fits {
        feasible.append(present[place])
        if feasible.count == wanted {
          nextStart = start + step + 1
          return (feasible, found)
        }
      }
    }
    nextStart = start
    return (feasible, found)
  }

  /// A verdict that also counts pods with the same or a higher priority that are nominated for this node.
  mutating func verdict(_ attempt: Attempt, with pod: Int, on node: Int) -> Verdict {
    let plain = verdict(attempt, on: node)
    guard plain == .fits, !nominations.isEmpty else { return plain }
    return counting(nominatedFor: pod, on: node) { $0.verdict($0.attempt(pod), on: node) } ?? plain
  }

  /// Performs work while pods with the same or a higher priority that are nominated for a node count as bound to it;
  /// nil if there are none.
  private mutating func counting<Result>(
    nominatedFor pod: Int, on node: Int, _ work: (inout Cluster) -> Result
  ) -> Result? {
    let waiting = nominations.filter {
      $0 != pod && pods[$0].nominated == node && pods[$0].node == nil && pods[$0].exists
        && !pods[$0].isTerminating && pods[$0].priority >= pods[pod].priority
    }
    if waiting.isEmpty { return nil }
    for other in waiting { count(other, on: node, sign: 1) }
    let result = work(&self)
    for other in waiting.reversed() { count(other, on: node, sign: -1) }
    return result
  }

  private mutating func refuse(_ pod: Int, _ attempt: Attempt, _ found: [Verdict]) {
    let podClass = classes[attempt.podClass]
    var reasons = Reasons()
    var canBeResolved = Array(repeating: false, count: found.count)
    for (place, verdict) in found.enumerated() {
      if verdict == .resources {
        var shortage = shortages(podClass, on: present[place])
        if shortage.reasons.isEmpty {
          let node = present[place]
          shortage = counting(nominatedFor: pod, on: node) { $0.shortages(podClass, on: node) } ?? shortage
        }
        for reason in shortage.reasons { reasons.add(reason) }
        canBeResolved[place] = shortage.canBeResolved
      } else {
        reasons.add(verdict.reason)
        canBeResolved[place] = verdict.canBeResolved
      }
    }
    let message = reasons.message(of: present.count)
    switch preempt(pod, attempt, canBeResolved) {
    case .nominated: note(pending: .unschedulable(message), of: pod)
    case .impossible(let why):
      note(pending: .unschedulable("\(message) no new claims to deallocate, preemption: \(why)"), of: pod)
    }
  }

  private mutating func note(pending reason: Pod.PendingReason, of pod: Int) {
    guard pods[pod].pending != reason else { return }
    if case .unschedulable(let message) = reason { report(.pending) { ($0.podName(pod), message) } }
    pods[pod].pending = reason
  }

  /// Binds a pod to a node, where its kubelet starts it.
  mutating func bind(_ pod: Int, to node: Int) {
    pods[pod].node = node
    if pods[pod].nominated != nil {
      pods[pod].nominated = nil
      nominations.removeAll { $0 == pod }
    }
    pods[pod].boundAt = time
    pods[pod].pending = .unseen
    count(pod, on: node, sign: 1)
    for claim in pods[pod].claims { claims.provide(claim, on: nodes[node]) }
    version += 1
    report(.scheduled) { ($0.podName(pod), "on \($0.nodes[node].name)") }
    for taint in nodes[node].taints where taint.effect == .noExecute {
      if let patience = classes[pods[pod].podClass].template.tolerations.patience(for: taint) {
        queue.add(.podTaintExpired(pod), at: time + Int64(patience) * 1000)
      }
    }
    if nodes[node].exists { start(pod, on: node) }
  }
}
