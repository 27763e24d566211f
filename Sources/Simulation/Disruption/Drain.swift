package struct DrainOptions: Sendable {
  /// The time after which the drain fails; nil for no limit.
  package var timeout: Int64?
  /// Whether pods without a controller are also evicted or deleted; if false, they make the drain fail.
  package var isForced = false
  /// Whether pods are deleted instead of evicted, regardless of their budgets.
  package var deletes = false
  /// The state of the node after the drain.
  package var after = After.stays

  package enum After: Sendable {
    case stays
    /// The node is uncordoned after this time, as after an upgrade, or immediately if its drain fails. Then the next of
    /// these nodes is drained.
    case returns(Int64, next: [Int])
    /// The node is uncordoned, and the next drain of the sequence starts.
    case continues(DrainSequence)
  }

  /// The time after which a drain fails by default, in milliseconds.
  package static let defaultTimeout: Int64 = 900_000

  package init(timeout: Int64? = nil, isForced: Bool = false, deletes: Bool = false) {
    (self.timeout, self.isForced, self.deletes) = (timeout, isForced, deletes)
  }
}

/// Drains of nodes one after the other, as the script of an experiment performs them; times are in milliseconds.
package struct DrainSequence: Sendable {
  /// The time from the start of one drain to the start of the next; with 0, each drain starts after the previous one
  /// has ended.
  let interval: Int64
  /// The time after which no further drain starts; nil for no limit.
  let duration: Int64?
  /// The nodes whose drains have not started.
  var next: [Int]
  /// The number of drains that have started.
  var started: Int64 = 1
  /// The start of the first drain; nil before it.
  var start: Int64?
}

/// A drain, planned, in progress, or finished.
package struct Drain: Sendable {
  let node: Int
  let options: DrainOptions
  let startedAt: Int64
  var isStarted = false
  /// Evicted or deleted pods that still exist.
  var leaving: [Int] = []
  /// Pods whose eviction was refused.
  var refused: [Int] = []
  package var output: [String] = []
  package var exitCode: Int?
}

extension Cluster {
  /// Starts a drain now, or at a later time.
  mutating func startDrain(_ node: Int, options: DrainOptions, at start: Int64? = nil) {
    drains.append(Drain(node: node, options: options, startedAt: start ?? time))
    let place = drains.count - 1
    if let start, start > time { queue.add(.drainRetry(place), at: start) } else { advanceDrain(place) }
    if let timeout = options.timeout { queue.add(.drainTimeout(place), at: (start ?? time) + timeout) }
  }

  /// Cordons the node, and tries to evict its pods; refused evictions are tried again later.
  mutating func advanceDrain(_ place: Int) {
    guard drains[place].exitCode == nil else { return }
    let node = drains[place].node
    if !drains[place].isStarted {
      drains[place].isStarted = true
      let verb = nodes[node].isCordoned ? "already cordoned" : "cordoned"
      drains[place].output.append("node/\(nodes[node].name) \(verb)")
      setCordoned(node, true)
      report(.drain) { ($0.nodes[node].name, "drain starts") }
      if !drains[place].options.isForced, refusesBarePods(place) { return }
    }
    guard nodes[node].exists else { return finish(place, 0) }
    var isWaiting = false
    for pod in drainedPods(node) where !pods[pod].isTerminating {
      if drains[place].options.deletes {
        delete(pod)
        drains[place].leaving.append(pod)
        continue
      }
      drains[place].output.append("evicting pod \(fullName(pod))")
      let answer = evict(pod)
      if answer.code == 201 {
        drains[place].leaving.append(pod)
      } else {
        isWaiting = true
        if !drains[place].refused.contains(pod) { drains[place].refused.append(pod) }
        drains[place].output.append(
          "error when evicting pods/\"\(podName(pod))\" -n \"\(namespace(pod))\" (will retry after 5s): \(answer.message ?? "")"
        )
      }
    }
    if isWaiting { queue.add(.drainRetry(place), at: time + timing.evictionRetry) }
    checkDrain(place)
  }

  /// Completes a drain whose pods are all gone.
  mutating func checkDrain(_ place: Int) {
    guard drains[place].exitCode == nil, drains[place].isStarted else { return }
    let gone = drains[place].leaving.filter { !pods[$0].exists }
    for pod in gone {
      drains[place].output.append(
        "pod/\(podName(pod)) \(drains[place].options.deletes ? "deleted" : "evicted")")
    }
    drains[place].leaving.removeAll { !pods[$0].exists }
    guard drains[place].leaving.isEmpty, drainedPods(drains[place].node).isEmpty else { return }
    drains[place].output.append("node/\(nodes[drains[place].node].name) drained")
    finish(place, 0)
  }

  mutating func timeOutDrain(_ place: Int) {
    guard drains[place].exitCode == nil else { return }
    let node = drains[place].node
    let timeout = "\((drains[place].options.timeout ?? 0) / 1000)s"
    let left = drainedPods(node)
    for pod in left {
      // kubectl starts another attempt before it notices the timeout.
      drains[place].output.append("evicting pod \(fullName(pod))")
      let fault =
        "error when evicting pods/\"\(podName(pod))\" -n \"\(namespace(pod))\": global timeout reached: \(timeout)"
      drains[place].output.append(
        "There are pending pods in node \"\(nodes[node].name)\" when an error occurred: \(fault)")
      drains[place].output.append("pod/\(podName(pod))")
      drains[place].output.append(
        "error: unable to drain node \"\(nodes[node].name)\" due to error: \(fault), continuing command...")
      drains[place].output.append("There are pending nodes to be drained:")
      drains[place].output.append(" \(nodes[node].name)")
      drains[place].output.append(fault)
    }
    // A reclaim removes the node anyway; only a drain without a reclaim is blocked.
    if nodes[node].endsAt == nil {
      var blamed: Set<Int> = []
      for pod in left where drains[place].refused.contains(pod) && blamed.insert(pods[pod].workload).inserted
      {
        workloads[pods[pod].workload].metrics.blockedDrains += 1
      }
    }
    report(.drain) { ($0.nodes[node].name, "drain timed out after \(timeout)") }
    finish(place, 1)
  }

  private mutating func refusesBarePods(_ place: Int) -> Bool {
    let node = drains[place].node
    let bare = drainedPods(node).filter { workloads[pods[$0].workload].spec.kind == .pod }
    guard !bare.isEmpty else { return false }
    let fault =
      "cannot delete Pods that declare no controller (use --force to override): "
      + bare.map(fullName).joined(separator: ", ")
    drains[place].output.append(
      "error: unable to drain node \"\(nodes[node].name)\" due to error: \(fault), continuing command...")
    drains[place].output.append("There are pending nodes to be drained:")
    drains[place].output.append(" \(nodes[node].name)")
    drains[place].output.append(fault)
    for workload in Set(bare.map { pods[$0].workload }) { workloads[workload].metrics.blockedDrains += 1 }
    report(.drain) { ($0.nodes[node].name, "drain refused: pods without a controller") }
    finish(place, 1)
    return true
  }

  /// The pods that a drain evicts; pods of DaemonSets stay.
  private func drainedPods(_ node: Int) -> [Int] {
    nodes[node].pods.filter { workloads[pods[$0].workload].spec.kind != .daemonSet && pods[$0].exists }
  }

  private mutating func finish(_ place: Int, _ code: Int) {
    drains[place].exitCode = code
    let node = drains[place].node
    if code == 0 { report(.drain) { ($0.nodes[node].name, "drained") } }
    switch drains[place].options.after {
    case .stays: break
    case .returns(let delay, let next): finish(place, code, returningAfter: delay, next: next)
    case .continues(let sequence):
      setCordoned(node, false)
      startNext(of: sequence, after: drains[place])
    }
  }

  private mutating func startNext(of sequence: DrainSequence, after drain: Drain) {
    var sequence = sequence
    guard !sequence.next.isEmpty else { return }
    let following = sequence.next.removeFirst()
    let first = sequence.start ?? drain.startedAt
    let start = max(time + 1_000, first + sequence.started * sequence.interval)
    if let duration = sequence.duration, start - first >= duration { return }
    sequence.start = first
    sequence.started += 1
    var options = drain.options
    options.after = .continues(sequence)
    startDrain(following, options: options, at: start)
  }

  private mutating func finish(_ place: Int, _ code: Int, returningAfter delay: Int64, next: [Int]) {
    let node = drains[place].node
    if code == 0, delay > 0 {
      queue.add(.nodeReturns(node), at: time + delay)
    } else {
      setCordoned(node, false)
    }
    guard let following = next.first else { return }
    var options = drains[place].options
    options.after = .returns(delay, next: Array(next.dropFirst()))
    startDrain(following, options: options, at: time + (code == 0 ? delay : 0) + 1_000)
  }

  func namespace(_ pod: Int) -> String { classes[pods[pod].podClass].template.namespace }
  func fullName(_ pod: Int) -> String { "\(namespace(pod))/\(podName(pod))" }
}
