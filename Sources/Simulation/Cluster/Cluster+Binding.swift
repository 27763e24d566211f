extension Cluster {
  /// Starts or stops counting a pod on a node; `sign` is 1 or -1.
  mutating func count(_ pod: Int, on node: Int, sign: Int32) {
    let podClass = classes[pods[pod].podClass]
    nodes[node].add(podClass, sign: Int64(sign))
    for matcher in podClass.matchedBy {
      bound[matcher][node] += sign
      if !pods[pod].isTerminating { live[matcher][node] += sign }
    }
    for term in podClass.holds { holders[term][node] += sign }
    if sign > 0 {
      nodes[node].pods.append(pod)
    } else if let place = nodes[node].pods.firstIndex(of: pod) {
      nodes[node].pods.remove(at: place)
    }
  }

  /// Stops counting a terminating pod for spread constraints.
  mutating func countAsTerminating(_ pod: Int) {
    guard let node = pods[pod].node else { return }
    for matcher in classes[pods[pod].podClass].matchedBy { live[matcher][node] -= 1 }
  }

  /// Adds a node, with zeros in all tables that count by node.
  @discardableResult
  mutating func addNode(_ spec: NodeSpec, pool: Int? = nil, orders: Bool = true) -> Int {
    let node = NodeState(spec, resources: &resources, pool: pool, at: time)
    nodes.append(node)
    topology.add(node)
    for place in verdicts.indices { verdicts[place].append(0) }
    for place in live.indices {
      live[place].append(0)
      bound[place].append(0)
    }
    for place in holders.indices { holders[place].append(0) }
    if orders { orderNodes() }
    noteChange()
    for workload in workloads.indices where workloads[workload].spec.kind == .daemonSet {
      markDirty(workload)
    }
    return nodes.count - 1
  }

  /// Sorts the existing nodes in the scheduler's order: one node of each zone in turn.
  mutating func orderNodes() {
    var zones: [String] = []
    var members: [String: [Int]] = [:]
    for node in nodes.indices where nodes[node].exists {
      let zone = nodes[node].zone ?? ""
      if members[zone] == nil { zones.append(zone) }
      members[zone, default: []].append(node)
    }
    present = []
    let longest = zones.map { members[$0]?.count ?? 0 }.max() ?? 0
    for round in 0..<longest {
      for zone in zones {
        if let nodes = members[zone], round < nodes.count { present.append(nodes[round]) }
      }
    }
  }

  /// Discards the results of the static filters for a node that changed.
  mutating func forgetVerdicts(of node: Int) {
    for place in verdicts.indices { verdicts[place][node] = 0 }
    noteChange()
    for workload in workloads.indices where workloads[workload].spec.kind == .daemonSet {
      markDirty(workload)
    }
  }

  /// Records a change after which pending pods may be schedulable.
  mutating func noteChange() {
    version += 1
    if !pending.isEmpty { needsScheduling = true }
  }

  mutating func markDirty(_ workload: Int) {
    if !workloads[workload].isDirty {
      workloads[workload].isDirty = true
      dirty.append(workload)
    }
  }
}
