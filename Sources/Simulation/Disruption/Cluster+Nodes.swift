import KubernetesFacts

extension Cluster {
  mutating func setCordoned(_ node: Int, _ isCordoned: Bool) {
    guard nodes[node].exists, nodes[node].isCordoned != isCordoned else { return }
    nodes[node].isCordoned = isCordoned
    forgetVerdicts(of: node)
  }

  /// A node stops reporting: its pods are unreachable.
  mutating func silence(_ node: Int) {
    guard nodes[node].exists, !nodes[node].isSilent else { return }
    nodes[node].isSilent = true
    for pod in nodes[node].pods {
      noteLoss(pod)
      setServing(pod, false)
    }
    queue.add(.nodeNotReady(node), at: time + timing.nodeMonitorGrace)
  }

  /// Requests in flight to a pod on a lost machine are cut off; a pod without a Service gets none.
  private mutating func noteLoss(_ pod: Int) {
    let workload = pods[pod].workload
    if pods[pod].isTerminating {
      noteCutOff(pod)
    } else if pods[pod].isServing, pods[pod].isListed, !workloads[workload].services.isEmpty {
      workloads[workload].metrics.cutOff += 1
      report(.cutOff) { ($0.podName(pod), "lost with its node") }
    }
  }

  /// The control plane marks a silent node as not ready.
  mutating func nodeNotReady(_ node: Int) {
    guard nodes[node].exists, nodes[node].isSilent, nodes[node].isReady else { return }
    nodes[node].isReady = false
    report(.node) { ($0.nodes[node].name, "not ready") }
    for pod in nodes[node].pods where pods[pod].isReady {
      setReady(pod, false)
    }
    if nodes[node].isGone {
      queue.add(.nodeRemoved(node), at: time + 5_000)
      return
    }
    nodes[node].taints.append(Taint(key: NodeKey.unreachable, value: "", effect: .noSchedule))
    forgetVerdicts(of: node)
    queue.add(.nodeTainted(node), at: nextTaint(in: nodes[node].zone))
  }

  /// The time at which the pods of the next silent node of a zone may be evicted.
  private mutating func nextTaint(in zone: String?) -> Int64 {
    let next = max(time, taintedAt[zone ?? ""] ?? time)
    taintedAt[zone ?? ""] = next + timing.nodeEvictionInterval
    return next
  }

  /// Evicts the pods of a node that is still silent.
  ///
  /// No pods are evicted if no node is ready. The same applies if the node's zone has at most 50 nodes, of which at
  /// least 3, and at least 55%, are not ready, but at least one is ready.
  mutating func taint(_ node: Int) {
    guard nodes[node].exists, nodes[node].isSilent, !nodes[node].isReady else { return }
    let zones = Set(present.map { nodes[$0].zone ?? "" })
    let states = zones.sorted().map { ($0, zoneState($0)) }
    let isOnly = states.allSatisfy { $0.1 == .full }
    let own = zoneState(nodes[node].zone ?? "")
    let size = present.count { (nodes[$0].zone ?? "") == (nodes[node].zone ?? "") }
    if isOnly || own == .partial && size <= 50 {
      // The controller checks the node again when other nodes change.
      heldTaints.append(node)
      return
    }
    let execution = Taint(key: NodeKey.unreachable, value: "", effect: .noExecute)
    if !nodes[node].taints.contains(execution) { addTaint(execution, to: node) }
  }

  private enum ZoneState { case normal, partial, full }

  private func zoneState(_ zone: String) -> ZoneState {
    let members = present.filter { (nodes[$0].zone ?? "") == zone }
    let bad = members.count { !nodes[$0].isReady }
    if bad == members.count { return .full }
    return bad > 2 && Double(bad) / Double(members.count) >= 0.55 ? .partial : .normal
  }

  /// Checks the nodes again whose pods were not evicted because too many nodes were silent.
  mutating func reconsiderTaints() {
    let held = heldTaints
    heldTaints = []
    for node in held where nodes[node].exists {
      queue.add(.nodeTainted(node), at: nextTaint(in: nodes[node].zone))
    }
  }

  /// Adds a taint; `NoExecute` immediately evicts pods that do not tolerate it, and evicts pods that tolerate it for a
  /// limited time after their `tolerationSeconds`.
  mutating func addTaint(_ taint: Taint, to node: Int) {
    guard nodes[node].exists else { return }
    nodes[node].taints.append(taint)
    forgetVerdicts(of: node)
    guard taint.effect == .noExecute else { return }
    for pod in nodes[node].pods {
      guard let patience = classes[pods[pod].podClass].template.tolerations.patience(for: taint) else {
        continue
      }
      queue.add(.podTaintExpired(pod), at: time + Int64(patience) * 1000)
    }
  }

  /// Removes the taints with a key; with an effect, only those, as `kubectl taint` does.
  mutating func removeTaint(_ key: String, _ effect: TaintEffect?, from node: Int) {
    guard nodes[node].exists else { return }
    nodes[node].taints.removeAll { $0.key == key && (effect == nil || $0.effect == effect) }
    forgetVerdicts(of: node)
  }

  mutating func taintExpired(_ pod: Int) {
    guard pods[pod].exists, let node = pods[pod].node, !pods[pod].isTerminating else { return }
    let tolerations = classes[pods[pod].podClass].template.tolerations
    let isExpired = nodes[node].taints.contains {
      $0.effect == .noExecute && tolerations.patience(for: $0) != nil
    }
    guard isExpired else { return }
    pods[pod].isDisrupted = true
    report(.evicted) { ($0.podName(pod), "deleted because of a taint on \($0.nodes[node].name)") }
    delete(pod)
  }

  /// A silent node reports again.
  mutating func returnNode(_ node: Int) {
    guard nodes[node].exists, nodes[node].isSilent, !nodes[node].isGone else { return }
    nodes[node].isSilent = false
    nodes[node].isReady = true
    nodes[node].taints.removeAll { [NodeKey.unreachable, NodeKey.notReady].contains($0.key) }
    report(.node) { ($0.nodes[node].name, "ready again") }
    for pod in nodes[node].pods {
      if pods[pod].isTerminating {
        queue.add(.podEnds(pod), at: time + 1_000)
      } else if pods[pod].phase == .running {
        setServing(pod, true)
        queue.add(.podReady(pod), at: time + 1_000)
      } else {
        start(pod, on: node)
      }
    }
    forgetVerdicts(of: node)
    reconsiderTaints()
  }

  /// Deletes a Node object and stops its machine; its pods are removed later.
  mutating func removeNode(_ node: Int) {
    guard nodes[node].exists else { return }
    if !nodes[node].isSilent { silence(node) }
    nodes[node].exists = false
    nodes[node].isGone = true
    nodes[node].removedAt = time
    report(.node) { ($0.nodes[node].name, "Node object deleted") }
    for pod in nodes[node].pods where pods[pod].isListed {
      queue.add(.podUnlisted(pod), at: time + timing.endpointDelay)
    }
    orderNodes()
    noteChange()
    for workload in workloads.indices where workloads[workload].spec.kind == .daemonSet {
      markDirty(workload)
    }
    queue.add(.podsCollected(node), at: time + timing.podGarbageCollection)
    reconsiderTaints()
  }

  /// Removes the pods of a node that no longer exists.
  mutating func collectPods(of node: Int) {
    for pod in nodes[node].pods {
      pods[pod].isDisrupted = true
      remove(pod)
    }
  }
}
