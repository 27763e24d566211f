/// A way to draw a large graph: groups of nodes instead of the nodes.
enum GraphGrouping: CaseIterable {
  case namespace, nameStart, kind

  /// The way for people.
  var text: String {
    switch self {
    case .namespace: "by namespace"
    case .nameStart: "by the start of the names"
    case .kind: "by kind"
    }
  }

  /// The graph of the groups, with the calls between different ones.
  func apply(to graph: SystemGraph) -> SystemGraph {
    var members: [String: [GraphNode]] = [:]
    var groups: [String: String] = [:]
    for node in graph.nodes {
      let group = group(of: node)
      members[group, default: []].append(node)
      groups[node.id] = group
    }
    let nodes = members.map { name, members in
      let kinds = Set(members.map(\.kind))
      var node = GraphNode(
        id: name, name: name, namespace: "", kind: kinds.count == 1 ? members[0].kind : .service,
        objectKind: "Service")
      node.note = members.count == 1 ? "1 node" : "\(members.count) nodes"
      let placements = Set(members.map(\.placement))
      node.placement = placements.count == 1 ? members[0].placement : nil
      return node
    }
    var edges: [[String]: GraphEdge] = [:]
    for edge in graph.edges {
      guard let source = groups[edge.source], let target = groups[edge.target], source != target else {
        continue
      }
      let key = [source, target]
      var merged = edges[key] ?? GraphEdge(source: source, target: target, state: edge.state)
      if edge.state == .blocked || merged.state == .allowed { merged.state = edge.state }
      merged.protocols = Set(merged.protocols + edge.protocols).sorted()
      edges[key] = merged
    }
    return SystemGraph(title: graph.title, profile: graph.profile, nodes: nodes, edges: Array(edges.values))
  }

  private func group(of node: GraphNode) -> String {
    switch self {
    case .namespace: node.namespace.isEmpty ? "outside" : node.namespace
    case .nameStart: node.name.split { "-._/".contains($0) }.first.map(String.init) ?? node.name
    case .kind: node.kind.text
    }
  }
}
