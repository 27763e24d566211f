import KubernetesFacts
package import ManifestTree

extension NodeSpec {
  /// Reads a Node object.
  package init?(_ object: Object) {
    guard object.identity.groupKind == .node else { return nil }
    let root = object.node
    let status =
      root.at("status", "allocatable").exists
      ? root.at("status", "allocatable") : root.at("status", "capacity")
    self.init(
      name: object.identity.name, labels: root.at("metadata", "labels").textMap, allocatable: Amounts(status))
    taints = root.at("spec", "taints").items.compactMap(Taint.init)
    taints.removeAll { $0.key == NodeKey.unschedulable }
    isCordoned = root.at("spec", "unschedulable").isTrue
    if labels[NodeKey.hostname] == nil { labels[NodeKey.hostname] = name }
  }
}

extension Cluster {
  /// Adds nodes that belong to no pool.
  package mutating func addNodes(_ specs: [NodeSpec]) {
    for spec in specs { addNode(spec) }
  }
}
