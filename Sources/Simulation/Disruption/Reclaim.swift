internal import KubernetesFacts

/// The behavior of a provider when it reclaims a spot node.
package struct ReclaimBehavior: Sendable, Equatable {
  /// Milliseconds from the notice until the machine stops.
  package var notice: Int64
  /// Milliseconds from the notice until the drain of the node starts.
  package var detection: Int64
  /// The maximum time for a pod to terminate in a shutdown of the node, in milliseconds; nil for the notice.
  package var podTime: Int64?
  /// Whether pods are evicted, which budgets can prevent; if false, the kubelet shuts the node down.
  package var drains: Bool
  /// Whether the Node object is deleted when the machine stops, and not only after the node has become not ready.
  package var removesNode: Bool

  /// The behavior of unknown providers.
  static let standard = ReclaimBehavior(
    notice: Int64(SpotNodeLabel.assumedNotice) * 1000, detection: 2_000, podTime: nil, drains: true,
    removesNode: false)

  /// The default behavior with another notice: the pods are evicted, and the Node object is deleted later.
  package static func notice(_ milliseconds: Int64) -> ReclaimBehavior {
    var behavior = standard
    behavior.notice = milliseconds
    return behavior
  }
}

/// The labels that mark spot nodes, with the behavior of their providers.
package enum SpotLabels {
  static let marks: [(key: String, value: String, behavior: ReclaimBehavior)] = [
    mark(.karpenter, detection: 2_000, drains: true, removesNode: true),
    mark(.eks, detection: 2_000, drains: true),
    // The kubelet gets the notice from systemd.
    mark(.gke, detection: 0, drains: false),
    mark(.gkePreemptible, detection: 0, drains: false),
    mark(.aks, detection: 2_000, drains: true),
    mark(.nodeRole, detection: 2_000, drains: true),
  ]

  private static func mark(
    _ label: SpotNodeLabel, detection: Int64, drains: Bool, removesNode: Bool = false
  ) -> (key: String, value: String, behavior: ReclaimBehavior) {
    let behavior = ReclaimBehavior(
      notice: Int64(label.notice ?? SpotNodeLabel.assumedNotice) * 1000,
      detection: detection, podTime: drains ? nil : label.defaultPodTime.map { Int64($0) * 1000 },
      drains: drains,
      removesNode: removesNode)
    return (label.key, label.value, behavior)
  }

  /// The behavior of the provider that marks spot nodes with a label.
  package static func behavior(_ key: String, _ value: String) -> ReclaimBehavior? {
    mark([key: value])?.behavior
  }

  /// The spot label among labels.
  static func mark(_ labels: [String: String]) -> (key: String, value: String, behavior: ReclaimBehavior)? {
    marks.first { labels[$0.key] == $0.value }
  }
}

/// A pool that replaces lost nodes.
package struct NodePool: Sendable {
  package var name: String
  package var replacementDelay: Int64
  package var behavior: ReclaimBehavior?
  var replaced = 0
}

extension Cluster {
  /// Reclaims a node after its provider's notice, and requests a replacement.
  mutating func reclaim(_ node: Int, behavior given: ReclaimBehavior? = nil) {
    guard nodes[node].exists, nodes[node].endsAt == nil, !nodes[node].isGone else { return }
    let pool = nodes[node].pool.map { pools[$0] }
    let behavior = given ?? pool?.behavior ?? SpotLabels.mark(nodes[node].labels)?.behavior ?? .standard
    report(.reclaim) { ($0.nodes[node].name, "reclaimed with a notice of \(behavior.notice / 1000) s") }
    nodes[node].endsAt = time + behavior.notice
    nodes[node].removesObject = behavior.removesNode
    queue.add(.machineEnds(node), at: time + behavior.notice)
    if nodes[node].pool != nil { queue.add(.nodeReplaced(node), at: time + (pool?.replacementDelay ?? 0)) }
    if behavior.drains {
      startDrain(
        node, options: DrainOptions(timeout: behavior.notice, isForced: true), at: time + behavior.detection)
    } else {
      shutDown(node, podTime: behavior.podTime ?? behavior.notice)
    }
  }

  /// The kubelet's graceful shutdown, regardless of budgets.
  ///
  /// All pods start to terminate at the same time, although the kubelet terminates critical pods last.
  private mutating func shutDown(_ node: Int, podTime: Int64) {
    setCordoned(node, true)
    for pod in nodes[node].pods where !pods[pod].isTerminating {
      pods[pod].isDisrupted = true
      delete(pod, within: podTime)
    }
  }

  /// Stops the machine and all pods on it.
  mutating func endMachine(_ node: Int) {
    guard nodes[node].exists, !nodes[node].isGone else { return }
    nodes[node].isGone = true
    silence(node)
    report(.node) { ($0.nodes[node].name, "machine stopped") }
    if nodes[node].removesObject { removeNode(node) }
  }

  /// Adds a node to the pool of a lost node, with the same size, labels, and taints.
  mutating func replace(_ node: Int) {
    guard let pool = nodes[node].pool else { return }
    pools[pool].replaced += 1
    let old = nodes[node]
    var labels = old.labels
    let name = "\(pools[pool].name)-r\(pools[pool].replaced)"
    if labels[NodeKey.hostname] != nil { labels[NodeKey.hostname] = name }
    let amounts = Dictionary(
      uniqueKeysWithValues: old.allocatable.indices.map { (resources.names[$0], old.allocatable[$0]) })
    var spec = NodeSpec(name: name, labels: labels, allocatable: amounts)
    spec.allocatable["pods"] = Int64(old.maxPods)
    spec.isOfSpotPool = old.isSpot
    spec.taints = old.taints.filter { ![NodeKey.notReady, NodeKey.unreachable].contains($0.key) }
    addNode(spec, pool: pool)
    report(.node) { _ in (name, "joined as a replacement for \(old.name)") }
  }
}
