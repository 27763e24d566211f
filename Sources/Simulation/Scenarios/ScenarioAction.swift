package import KubernetesFacts
internal import ManifestTree

/// A change that a scenario makes to the cluster; nodes and workloads are identified by their indices.
package enum ScenarioAction: Sendable {
  case apply(WorkloadSpec)
  case restart(Int)
  case setImage(Int, String)
  case scale(Int, Int)
  /// Nodes fail, and return after a time or never.
  case lose([Int], for: Int64?)
  case reclaim([Int], ReclaimBehavior?)
  /// Reclaims a number of the spot nodes that exist at that time, chosen at random.
  case reclaimAny(Int, ReclaimBehavior?)
  case drain(Int, DrainOptions)
  case deleteNode(Int)
  case addNode(NodeSpec)
  case cordon(Int, Bool)
  case taint(Int, Taint)
  case untaint(Int, String, TaintEffect?)
  case deletePod(String)
  case evictPod(String)
}

extension Cluster {
  /// Plans an action.
  package mutating func plan(_ action: ScenarioAction, at time: Int64) {
    steps.append(action)
    queue.add(.action(steps.count - 1), at: time)
  }

  /// Performs an action now.
  package mutating func perform(_ action: ScenarioAction) {
    switch action {
    case .apply(let spec): apply(spec)
    case .restart(let workload): restart(workload)
    case .setImage(let workload, let image): setImage(workload, image)
    case .scale(let workload, let replicas): scale(workload, replicas)
    case .lose(let lost, let duration):
      for node in lost where nodes[node].exists {
        report(.node) { ($0.nodes[node].name, "lost without notice") }
        silence(node)
        if let duration { queue.add(.nodeReturns(node), at: time + duration) }
      }
    case .reclaim(let lost, let behavior): for node in lost { reclaim(node, behavior: behavior) }
    case .reclaimAny(let count, let behavior): reclaimAny(count, behavior)
    case .drain(let node, let options): startDrain(node, options: options)
    case .deleteNode(let node): removeNode(node)
    case .addNode(let spec): addNode(spec)
    case .cordon(let node, let isCordoned): setCordoned(node, isCordoned)
    case .taint(let node, let taint): addTaint(taint, to: node)
    case .untaint(let node, let key, let effect): removeTaint(key, effect, from: node)
    case .deletePod(let name): if let pod = pod(named: name) { delete(pod) }
    case .evictPod(let name): if let pod = pod(named: name) { _ = evict(pod) }
    }
  }

  /// The existing pod with a name; nil if there is none.
  package func pod(named name: String) -> Int? {
    for workload in workloads {
      if let pod = workload.pods.first(where: { podName($0) == name }) { return pod }
    }
    return nil
  }

  private mutating func reclaimAny(_ count: Int, _ behavior: ReclaimBehavior?) {
    var candidates = present.filter { nodes[$0].isSpot && nodes[$0].endsAt == nil }.sorted()
    noteMissingNodes(wanted: count, present: candidates.count, "spot nodes")
    for _ in 0..<min(count, candidates.count) {
      let place = generator.next(below: candidates.count)
      reclaim(candidates.remove(at: place), behavior: behavior)
    }
  }

  /// Notes that a scenario loses more nodes than there are.
  mutating func noteMissingNodes(wanted: Int, present: Int, _ what: String) {
    guard wanted > present else { return }
    record.notes.append("only \(present) of \(wanted) \(what) are lost, because the cluster has no more")
  }

  private mutating func scale(_ workload: Int, _ replicas: Int) {
    let spec = workloads[workload].spec
    guard spec.kind.hasScale, spec.replicas != replicas else {
      let title = "\(spec.kind.rawValue)/\(spec.name)"
      record.notes.append(
        spec.kind.hasScale
          ? "\(title) already has \(replicas) replicas, so scaling it changes nothing"
          : "\(title) is not scaled, because a \(spec.kind.rawValue) has no scale subresource")
      return
    }
    workloads[workload].spec.replicas = replicas
    report(.scale) { _ in (spec.name, "scaled to \(replicas)") }
    markDirty(workload)
  }

  /// Whether a controller replaces the pods of a workload after its template changed; otherwise, this is noted.
  private mutating func replacesPods(_ spec: WorkloadSpec, in action: String) -> Bool {
    if spec.kind.replacesPods { return true }
    record.notes.append(
      "the \(action) of \(spec.kind.rawValue)/\(spec.name) changes nothing: only the pods of Deployments, StatefulSets, and DaemonSets are replaced"
    )
    return false
  }

  /// Restarts a workload as `kubectl rollout restart` does.
  private mutating func restart(_ workload: Int) {
    let spec = workloads[workload].spec
    guard replacesPods(spec, in: "restart") else { return }
    var template = spec.template
    let key = PodKey.restartedAt
    template.set(.string(String(time)), at: ["metadata", "annotations", key])
    report(.rollout) { _ in (spec.name, "restarted") }
    apply(spec.with(template: template))
  }

  private mutating func setImage(_ workload: Int, _ image: String) {
    let spec = workloads[workload].spec
    guard replacesPods(spec, in: "rollout") else { return }
    guard case .list(var containers)? = spec.template["spec"]?["containers"], !containers.isEmpty else {
      return
    }
    guard containers[0]["image"]?.text != image else {
      record.notes.append(
        "\(spec.kind.rawValue)/\(spec.name) already runs the image '\(image)', so its rollout changes nothing"
      )
      return
    }
    containers[0].set(.string(image), at: ["image"])
    var template = spec.template
    template.set(.list(containers), at: ["spec", "containers"])
    report(.rollout) { _ in (spec.name, "rolls out \(image)") }
    apply(spec.with(template: template))
  }
}

extension Node {
  /// Sets the value at nested keys, and creates missing maps.
  mutating func set(_ value: Node, at keys: ArraySlice<String>) {
    guard let key = keys.first else {
      self = value
      return
    }
    var map = NodeMap()
    if case .map(let present) = self { map = present }
    var child = map[key] ?? .null
    child.set(value, at: keys.dropFirst())
    map[key] = child
    self = .map(map)
  }

  mutating func set(_ value: Node, at keys: [String]) { set(value, at: keys[...]) }
}
