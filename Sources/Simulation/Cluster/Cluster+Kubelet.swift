extension Cluster {
  /// Creates a pod from a revision of a workload.
  /// - Returns: the index of the pod; nil if the API server rejects it, or if the limit of pods is reached.
  @discardableResult
  mutating func makePod(of workload: Int, revision: Int, ordinal: Int? = nil, target: Int? = nil) -> Int? {
    guard pods.count < limits.pods else {
      reach("the limit of \(limits.pods) created pods was reached")
      return nil
    }
    let podClass = workloads[workload].revisions[revision].podClass
    let template = classes[podClass].template
    if let refusal = template.refusal {
      workloads[workload].refusal = refusal
      return nil
    }
    let priority = priorities.priority(for: template.priority)
    let number = pods.count
    var pod = Pod(
      podClass: podClass, workload: workload, ordinal: ordinal ?? workloads[workload].madePods,
      target: target,
      priority: priority.value, neverPreempts: priority.neverPreempts, createdAt: time)
    for name in template.claimNames {
      pod.claims.append(claims.place(of: name, namespace: template.namespace))
    }
    if let ordinal {
      let spec = workloads[workload].spec
      for (claim, node) in zip(spec.claimTemplates, spec.claims) {
        let name = "\(claim)-\(spec.name)-\(ordinal)"
        claims.add(node, namespace: spec.namespace, name: name)
        pod.claims.append(claims.place(of: name, namespace: spec.namespace))
      }
    }
    pod.neverReady = neverReady.contains {
      $0.workload == workload && ($0.image == nil || $0.image == template.image)
    }
    pods.append(pod)
    workloads[workload].madePods += 1
    workloads[workload].pods.append(number)
    if let name = template.nodeName {
      if let node = nodes.firstIndex(where: { $0.exists && $0.name == name }) { bind(number, to: node) }
      return number
    }
    pending.append(number)
    needsScheduling = true
    return number
  }

  /// Starts a pod on a node: pulls its image, runs its init containers, and waits for its probes.
  mutating func start(_ pod: Int, on node: Int) {
    guard !nodes[node].isSilent, !nodes[node].isGone else { return }
    let template = classes[pods[pod].podClass].template
    var delay = timing.podStart
    if timing.imagePull > 0, !nodes[node].images.contains(template.image) {
      nodes[node].images.append(template.image)
      delay += timing.imagePull
    }
    let appStart = timing.appStarts[workloads[pods[pod].workload].spec.name] ?? timing.appStart
    let startup = template.lifecycle.startup(appStart: appStart, initStep: timing.initStep)
    let start = time + delay + startup.runs
    queue.add(.podRuns(pod), at: start)
    queue.add(.podServes(pod), at: start + appStart)
    queue.add(.podReady(pod), at: time + delay + startup.ready)
    if workloads[pods[pod].workload].spec.kind == .job, let run = timing.jobRun {
      queue.add(.jobDone(pod), at: start + run)
    }
  }

  /// Whether the pod exists and its kubelet still runs, so that a planned action of the kubelet applies.
  private func isRun(_ pod: Int) -> Bool {
    guard pods[pod].exists, let node = pods[pod].node else { return false }
    return !nodes[node].isSilent && !nodes[node].isGone
  }

  mutating func podRuns(_ pod: Int) {
    if isRun(pod), pods[pod].phase == .pending { pods[pod].phase = .running }
  }

  mutating func podServes(_ pod: Int) {
    if isRun(pod) { setServing(pod, true) }
  }

  mutating func podReady(_ pod: Int) {
    guard isRun(pod), !pods[pod].isTerminating, !pods[pod].neverReady else { return }
    setReady(pod, true)
  }

  /// Changes whether a pod is ready, and updates its Services and its controller.
  mutating func setReady(_ pod: Int, _ isReady: Bool) {
    guard pods[pod].isReady != isReady else { return }
    let workload = pods[pod].workload
    let counted = !pods[pod].isTerminating
    pods[pod].isReady = isReady
    if isReady { pods[pod].readyAt = time } else { pods[pod].unreadyAt = time }
    if counted { changeReady(workload, by: isReady ? 1 : -1) }
    queue.add(isReady ? .podListed(pod) : .podUnlisted(pod), at: time + timing.endpointDelay)
    if isReady, workloads[workload].spec.minReady > 0 {
      queue.add(.podAvailable(workload), at: time + workloads[workload].spec.minReady)
    }
    markDirty(workload)
    report(isReady ? .ready : .unready) { ($0.podName(pod), isReady ? "ready" : "not ready") }
  }

  private mutating func changeReady(_ workload: Int, by change: Int) {
    workloads[workload].metrics.advance(to: time, ready: workloads[workload].readyCount)
    workloads[workload].readyCount += change
    if record.isOn { record.series[workload].append((time, workloads[workload].readyCount)) }
  }

  mutating func setListed(_ pod: Int, _ isListed: Bool) {
    guard pods[pod].isListed != isListed else { return }
    if isListed, pods[pod].isTerminating || !pods[pod].isReady || !pods[pod].exists { return }
    let workload = pods[pod].workload
    workloads[workload].metrics.advance(to: time, ready: workloads[workload].readyCount)
    pods[pod].isListed = isListed
    workloads[workload].metrics.listed += isListed ? 1 : -1
    if !pods[pod].isServing { workloads[workload].metrics.deadListed += isListed ? 1 : -1 }
  }

  mutating func setServing(_ pod: Int, _ isServing: Bool) {
    guard pods[pod].isServing != isServing else { return }
    let workload = pods[pod].workload
    workloads[workload].metrics.advance(to: time, ready: workloads[workload].readyCount)
    pods[pod].isServing = isServing
    if pods[pod].isListed { workloads[workload].metrics.deadListed += isServing ? -1 : 1 }
  }

  /// Deletes a pod: it is removed from the endpoints, and its kubelet stops it within the grace period.
  /// - Parameter limit: the maximum time that a shutdown of the node gives the pod.
  mutating func delete(_ pod: Int, within limit: Int64? = nil) {
    guard pods[pod].exists, !pods[pod].isTerminating else { return }
    let workload = pods[pod].workload
    countJobFailure(pod, hasEnded: false)
    markDirty(workload)
    noteChange()
    guard let node = pods[pod].node else {
      pods[pod].isTerminating = true
      pods[pod].deletedAt = time
      remove(pod)
      return
    }
    if pods[pod].isReady { changeReady(workload, by: -1) }
    countAsTerminating(pod)
    pods[pod].isTerminating = true
    pods[pod].deletedAt = time
    if pods[pod].isListed { queue.add(.podUnlisted(pod), at: time + timing.endpointDelay) }
    let lifecycle = classes[pods[pod].podClass].template.lifecycle
    let drain = timing.drains[workloads[workload].spec.name] ?? lifecycle.drain
    let needed = pods[pod].phase == .running && !timing.endsAtOnce ? lifecycle.preStop + drain : 0
    pods[pod].doneAt = time + needed
    // A container has 2 s after SIGTERM even if its preStop hook used up the grace period.
    let least = lifecycle.grace == 0 ? 0 : min(lifecycle.preStop, lifecycle.grace) + 2_000
    let grace = min(max(lifecycle.grace, least), limit ?? .max)
    pods[pod].endsAt = timing.endsAtOnce ? time : time + min(needed, grace)
    if !nodes[node].isSilent, !nodes[node].isGone { queue.add(.podEnds(pod), at: pods[pod].endsAt ?? time) }
  }

  /// Removes a pod whose containers stopped, and counts the requests that it cut off.
  mutating func end(_ pod: Int) {
    guard pods[pod].exists else { return }
    noteCutOff(pod)
    setServing(pod, false)
    remove(pod)
  }

  /// Counts the requests that a stopping pod cuts off: those that are still open, or that clients of its Services still
  /// send to it.
  mutating func noteCutOff(_ pod: Int) {
    let workload = pods[pod].workload
    let hasClients = pods[pod].isListed && !workloads[workload].services.isEmpty
    guard pods[pod].isServing, hasClients || time < pods[pod].doneAt ?? time else { return }
    workloads[workload].metrics.cutOff += 1
    if let done = pods[pod].doneAt, done > time {
      let sharing = max(1, workloads[workload].metrics.listed + (pods[pod].isListed ? 0 : 1))
      workloads[workload].metrics.lost += Double(done - time) / Double(sharing)
      report(.cutOff) {
        ($0.podName(pod), "killed \((done - $0.time + 999) / 1000) s before its open requests would finish")
      }
    } else {
      report(.cutOff) { ($0.podName(pod), "stopped while clients still sent requests") }
    }
  }

  /// Deletes the Pod object, and updates everything that counts the pod.
  mutating func remove(_ pod: Int) {
    guard pods[pod].exists else { return }
    let workload = pods[pod].workload
    countJobFailure(pod, hasEnded: true)
    if pods[pod].isReady, !pods[pod].isTerminating { changeReady(workload, by: -1) }
    setServing(pod, false)
    if let node = pods[pod].node { count(pod, on: node, sign: -1) }
    if pods[pod].nominated != nil {
      pods[pod].nominated = nil
      nominations.removeAll { $0 == pod }
    }
    pods[pod].phase = .gone
    pods[pod].endedAt = time
    if pods[pod].isListed, pods[pod].deletedAt == nil {
      queue.add(.podUnlisted(pod), at: time + timing.endpointDelay)
    }
    workloads[workload].pods.removeAll { $0 == pod }
    markDirty(workload)
    noteChange()
  }

  /// Stops the simulation because a limit was reached.
  mutating func reach(_ bound: String) {
    if limits.reached == nil {
      limits.reached = bound
      report(.limit) { _ in ("simulation", "stopped: \(bound)") }
    }
  }
}
