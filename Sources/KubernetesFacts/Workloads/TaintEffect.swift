/// The effects of a node's taints on pods that do not tolerate them.
package enum TaintEffect: String, Sendable, CaseIterable {
  /// The pods are not scheduled on the node.
  case noSchedule = "NoSchedule"
  /// The scheduler avoids the node.
  case preferNoSchedule = "PreferNoSchedule"
  /// The pods are not scheduled on the node, and running pods are evicted.
  case noExecute = "NoExecute"
}
