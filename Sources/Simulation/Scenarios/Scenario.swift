package import KubernetesFacts

/// A scenario from the command line or a file: changes to a cluster, with nodes and workloads by name.
package struct Scenario: Sendable {
  package var name: String
  package var steps: [ScenarioStep]
  /// The minimum time of the measurements, in milliseconds.
  package var duration: Int64
  package var notes: [String] = []

  package init(_ name: String, steps: [ScenarioStep] = [], duration: Int64 = defaultDuration) {
    (self.name, self.steps, self.duration) = (name, steps, duration)
  }

  /// The minimum time of the measurements by default, in milliseconds.
  package static let defaultDuration: Int64 = 300_000
  /// The time from the drain of a node until it is uncordoned, when all nodes are drained, in milliseconds.
  package static let returnTime: Int64 = 60_000
}

package struct ScenarioStep: Sendable {
  package var time: Int64
  package var change: Change

  package init(at time: Int64, _ change: Change) { (self.time, self.change) = (time, change) }

  package enum Change: Sendable {
    /// The provider reclaims this number of spot nodes, with its notice.
    case reclaimSpot(Int, ReclaimBehavior?)
    case reclaim(String, ReclaimBehavior?)
    /// All nodes of a zone fail, for a time or forever; nil for a random zone.
    case loseZone(String?, Int64?)
    /// This number of nodes fails, for a time or forever.
    case loseNodes(Int, Int64?)
    case lose(String, Int64?)
    /// All nodes are drained one after another; each is uncordoned after this time, or immediately if its drain fails.
    case drainAll(returnAfter: Int64)
    /// The schedulable nodes, except those of the control plane, are drained one after the other and uncordoned, as the
    /// script of an experiment does.
    case drainInTurn(every: Int64, for: Int64?)
    case drain(String, DrainOptions)
    case cordon(String, Bool)
    case deleteNode(String)
    case taint(String, Taint)
    /// Removes the taints with a key, and with an effect if one is given.
    case untaint(String, String, TaintEffect?)
    case restart(String?)
    case rollout(String, image: String)
    case scale(String, Int)
    case deletePod(String)
    case evictPod(String)
  }
}

/// A name in a scenario that does not exist in the cluster.
package struct UnknownName: Error, Sendable {
  package let kind: String
  package let name: String
  package let known: [String]

  package init(kind: String, name: String, known: [String]) {
    (self.kind, self.name, self.known) = (kind, name, known)
  }
}

extension Cluster {
  /// The names of the nodes that exist.
  package var nodeNames: [String] { nodes.filter(\.exists).map(\.name) }
  package var zoneNames: [String] { Set(nodes.filter(\.exists).compactMap(\.zone)).sorted() }
  package var workloadNames: [String] { workloads.filter(\.isActive).map(\.spec.name) }

  /// Plans the steps of a scenario from now on.
  /// - Parameter chosen: the indices of the nodes that are lost if a step sets only their number; nil for random nodes.
  /// - Throws: ``UnknownName`` if a step names a node, zone, service, or pod that does not exist.
  package mutating func plan(_ scenario: Scenario, chosen: [Int]? = nil) throws(UnknownName) {
    let start = time
    for step in scenario.steps {
      for action in try actions(step.change, chosen: chosen) { plan(action, at: start + step.time) }
    }
  }

  private mutating func actions(_ change: ScenarioStep.Change, chosen: [Int]?) throws(UnknownName)
    -> [ScenarioAction]
  {
    switch change {
    case .reclaimSpot(let count, let behavior):
      if let chosen {
        noteMissingNodes(wanted: count, present: chosen.count, "spot nodes")
        return [.reclaim(chosen, behavior)]
      }
      return [.reclaimAny(count, behavior)]
    case .reclaim(let name, let behavior): return [.reclaim([try node(name)], behavior)]
    case .loseZone(let zone, let duration):
      let zones = zoneNames
      let name = zone ?? (zones.isEmpty ? "" : zones[generator.next(below: zones.count)])
      guard zones.contains(name) else { throw UnknownName(kind: "zone", name: name, known: zones) }
      return [.lose(nodes.indices.filter { nodes[$0].exists && nodes[$0].zone == name }, for: duration)]
    case .loseNodes(let count, let duration):
      var candidates = present.sorted()
      noteMissingNodes(wanted: count, present: candidates.count, "nodes")
      if let chosen { return [.lose(chosen, for: duration)] }
      var lost: [Int] = []
      for _ in 0..<min(count, candidates.count) {
        lost.append(candidates.remove(at: generator.next(below: candidates.count)))
      }
      return [.lose(lost, for: duration)]
    case .lose(let name, let duration): return [.lose([try node(name)], for: duration)]
    case .drainAll(let delay):
      let all = nodes.indices.filter { nodes[$0].exists }
      guard let first = all.first else { return [] }
      var options = DrainOptions(timeout: DrainOptions.defaultTimeout, isForced: true)
      options.after = .returns(delay, next: Array(all.dropFirst()))
      return [.drain(first, options)]
    case .drainInTurn(let interval, let duration):
      let schedulable = nodes.indices.filter {
        nodes[$0].exists && !nodes[$0].isCordoned && nodes[$0].labels[NodeKey.controlPlane] == nil
      }
      guard let first = schedulable.first else { return [] }
      var options = DrainOptions(timeout: Int64(ExperimentSettings.drainTimeout) * 1000)
      options.after = .continues(
        DrainSequence(interval: interval, duration: duration, next: Array(schedulable.dropFirst())))
      return [.drain(first, options)]
    case .drain(let name, let options): return [.drain(try node(name), options)]
    case .cordon(let name, let isCordoned): return [.cordon(try node(name), isCordoned)]
    case .deleteNode(let name): return [.deleteNode(try node(name))]
    case .taint(let name, let taint): return [.taint(try node(name), taint)]
    case .untaint(let name, let key, let effect): return [.untaint(try node(name), key, effect)]
    case .restart(let name?): return [.restart(try service(name))]
    case .restart(nil):
      return workloads.indices.filter { workloads[$0].isActive && workloads[$0].spec.kind.replacesPods }
        .map { .restart($0) }
    case .rollout(let name, let image): return [.setImage(try service(name), image)]
    case .scale(let name, let replicas): return [.scale(try service(name), replicas)]
    case .deletePod(let name): return [.deletePod(try podNamed(name))]
    case .evictPod(let name): return [.evictPod(try podNamed(name))]
    }
  }

  private func node(_ name: String) throws(UnknownName) -> Int {
    guard let node = nodes.firstIndex(where: { $0.exists && $0.name == name }) else {
      throw UnknownName(kind: "node", name: name, known: nodeNames)
    }
    return node
  }

  private func service(_ name: String) throws(UnknownName) -> Int {
    guard let place = workload(named: name) else {
      throw UnknownName(kind: "service", name: name, known: workloadNames)
    }
    return place
  }

  /// Checks that a pod with the name exists before the first event.
  private func podNamed(_ name: String) throws(UnknownName) -> String {
    let names = workloads.filter(\.isActive).flatMap { $0.pods.map(podName) }
    guard names.contains(name) else { throw UnknownName(kind: "pod", name: name, known: names) }
    return name
  }
}

extension Scenario {
  /// Whether a step sets only the number of lost nodes.
  package var leavesChoice: Bool {
    steps.contains { step in
      switch step.change {
      case .reclaimSpot, .loseNodes: true
      default: false
      }
    }
  }
}
