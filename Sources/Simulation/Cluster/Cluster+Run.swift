extension Cluster {
  /// Runs the simulation up to a time, or until a limit is reached.
  package mutating func run(until end: Int64) {
    settleDrains()
    while let next = queue.nextTime, next <= end, limits.reached == nil {
      if next > limits.time {
        reach("the limit of \(limits.time / 86_400_000) simulated days was reached")
        break
      }
      time = max(time, next)
      while let event = queue.next(until: time) {
        limits.handled += 1
        handle(event)
      }
      if limits.handled > limits.events { reach("the limit of \(limits.events) events was reached") }
      settleDrains()
    }
    if limits.reached == nil { time = max(time, end) }
  }

  /// Completes the measurements up to a time after the last change.
  mutating func finishMeasuring(at end: Int64) {
    for workload in workloads.indices {
      workloads[workload].metrics.advance(to: end, ready: workloads[workload].readyCount)
    }
  }

  /// The time of the last change of a measurement or of the timeline.
  var lastChange: Int64 { max(workloads.map(\.metrics.changedAt).max() ?? time, lastReport) }

  /// Runs the cluster for an hour, in which every pod that can become ready does so, and starts the measurements.
  package mutating func warmUp() {
    run(until: time + 3_600_000)
    beginMeasuring()
  }

  /// Starts the measurements.
  package mutating func beginMeasuring() {
    lastReport = time
    for workload in workloads.indices {
      var fresh = Metrics()
      fresh.listed = workloads[workload].metrics.listed
      fresh.deadListed = workloads[workload].metrics.deadListed
      fresh.changedAt = time
      fresh.leastReady = workloads[workload].readyCount
      workloads[workload].metrics = fresh
      if record.isOn { record.series[workload] = [(time, workloads[workload].readyCount)] }
    }
  }

  private mutating func handle(_ event: Event) {
    switch event {
    case .podRuns(let pod): podRuns(pod)
    case .podServes(let pod): podServes(pod)
    case .podReady(let pod): podReady(pod)
    case .podAvailable(let workload), .jobRetry(let workload): markDirty(workload)
    case .podListed(let pod): setListed(pod, true)
    case .podUnlisted(let pod): unlist(pod)
    case .podDone: break
    case .podEnds(let pod): podEnds(pod)
    case .jobDone(let pod): jobDone(pod)
    case .progressDeadline(let workload): checkDeadline(workload)
    case .nodeNotReady(let node): nodeNotReady(node)
    case .nodeTainted(let node): taint(node)
    case .podTaintExpired(let pod): taintExpired(pod)
    case .machineEnds(let node): endMachine(node)
    case .nodeRemoved(let node): removeNode(node)
    case .podsCollected(let node): collectPods(of: node)
    case .nodeReplaced(let node): replace(node)
    case .nodeReturns(let node): comeBack(node)
    case .drainRetry(let drain): advanceDrain(drain)
    case .drainTimeout(let drain): timeOutDrain(drain)
    case .action(let step): perform(steps[step])
    }
  }

  /// Clients stop sending requests to a pod that was removed from the endpoints, unless it has been added again.
  private mutating func unlist(_ pod: Int) {
    let isBack = pods[pod].exists && pods[pod].isReady && !pods[pod].isTerminating
    let hasNode = pods[pod].node.map { nodes[$0].exists } ?? false
    if !(isBack && hasNode) { setListed(pod, false) }
  }

  private mutating func podEnds(_ pod: Int) {
    guard pods[pod].exists, let node = pods[pod].node, !nodes[node].isSilent, !nodes[node].isGone else {
      return
    }
    end(pod)
  }

  private mutating func comeBack(_ node: Int) {
    if nodes[node].isSilent { returnNode(node) } else { setCordoned(node, false) }
  }

  /// Reconciles and schedules, and again after the end of a drain, because its node can be schedulable then.
  private mutating func settleDrains() {
    settle()
    checkDrains()
    settle()
  }

  private mutating func checkDrains() {
    for drain in drains.indices.reversed() where drains[drain].exitCode == nil { checkDrain(drain) }
  }
}
