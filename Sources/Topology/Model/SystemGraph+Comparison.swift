internal import KubernetesFacts
package import ManifestTree

extension SystemGraph {
  /// The graph with marks for what changed since an older one.
  ///
  /// Removed nodes and calls are also part of the graph.
  ///
  /// A node is altered if its drawing or one of its objects differs, and a call if its drawing differs.
  package func compared(to old: SystemGraph, objects: [Object], oldObjects: [Object]) -> SystemGraph {
    let changed = Self.changedObjects(objects, oldObjects)
    let oldNodes = Dictionary(old.nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let oldEdges = Dictionary(old.edges.map { ($0.pair, $0) }, uniquingKeysWith: { first, _ in first })
    var graph = self
    for number in nodes.indices {
      guard let before = oldNodes[nodes[number].id] else {
        graph.nodes[number].change = .added
        continue
      }
      let isAltered =
        nodes[number].drawn != before.drawn
        || (nodes[number].objects + before.objects).contains { changed.contains($0.key) }
      if isAltered { graph.nodes[number].change = .altered }
    }
    for number in edges.indices {
      guard let before = oldEdges[edges[number].pair] else {
        graph.edges[number].change = .added
        continue
      }
      if edges[number].drawn != before.drawn { graph.edges[number].change = .altered }
    }
    let ids = Set(nodes.map(\.id))
    let pairs = Set(edges.map(\.pair))
    let removedNodes = old.nodes.filter { !ids.contains($0.id) }.map { node in
      var node = node
      node.change = .removed
      return node
    }
    let removedEdges = old.edges.filter { !pairs.contains($0.pair) }.map { edge in
      var edge = edge
      edge.change = .removed
      return edge
    }
    return SystemGraph(
      title: title, profile: profile, nodes: graph.nodes + removedNodes, edges: graph.edges + removedEdges)
  }

  /// The objects whose content differs, or that only one version has.
  private static func changedObjects(_ objects: [Object], _ oldObjects: [Object]) -> Set<[String]> {
    func key(_ object: Object) -> [String] {
      [object.identity.kind, object.identity.namespace ?? SystemNamespace.default, object.identity.name]
    }
    let old = Dictionary(oldObjects.map { (key($0), $0.node) }, uniquingKeysWith: { first, _ in first })
    var changed = Set(old.keys)
    for object in objects {
      let key = key(object)
      if old[key] == object.node { changed.remove(key) } else { changed.insert(key) }
    }
    return changed
  }
}

extension GraphNode {
  /// The drawn properties of the node, without its objects.
  fileprivate var drawn: GraphNode {
    var node = self
    node.objects = []
    return node
  }
}

extension GraphObject {
  fileprivate var key: [String] { [kind, namespace, name] }
}

extension GraphEdge {
  fileprivate var pair: [String] { [source, target] }

  /// The drawn properties of the call, without the positions that declare it.
  fileprivate var drawn: GraphEdge {
    var edge = self
    edge.evidence = []
    return edge
  }
}
