/// A way to draw a large graph: groups of nodes instead of the nodes.
enum GraphGrouping: CaseIterable {
  case namespace, nameStart
  /// The nodes with the most calls stay, and all others are one group.
  case hubs
  case kind

  /// The number of nodes that are not grouped; these nodes and one group have fewer calls than Mermaid's limit.
  private static let hubCount = 20

  /// The text for messages.
  var text: String {
    switch self {
    case .namespace: "by namespace"
    case .nameStart: "by the first word of their names"
    case .hubs: "around the services with the most calls"
    case .kind: "by kind"
    }
  }

  /// The graph of the groups, with the calls between different ones.
  func apply(to graph: SystemGraph) -> SystemGraph {
    var members: [String: [GraphNode]] = [:]
    var groups: [String: String] = [:]
    let hubs = self == .hubs ? Self.hubs(of: graph) : []
    for node in graph.nodes {
      let group = hubs.contains(node.id) ? node.id : group(of: node)
      members[group, default: []].append(node)
      groups[node.id] = group
    }
    let nodes = members.map { name, members in
      if members.count == 1, let only = members.first { return only.named(name) }
      let kinds = Set(members.map(\.kind))
      var node = GraphNode(
        id: name, name: name, namespace: "", kind: kinds.count == 1 ? members[0].kind : .service,
        objectKind: "Service")
      node.note = "\(members.count) nodes"
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
    case .hubs: "others"
    case .kind: node.kind.text
    }
  }

  /// The IDs of the nodes with the most calls.
  private static func hubs(of graph: SystemGraph) -> Set<String> {
    var calls: [String: Int] = [:]
    for edge in graph.edges {
      calls[edge.source, default: 0] += 1
      calls[edge.target, default: 0] += 1
    }
    let sorted = calls.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return Set(sorted.prefix(hubCount).map(\.key))
  }
}

extension GraphNode {
  /// The node with the ID of its group.
  fileprivate func named(_ id: String) -> GraphNode {
    var node = GraphNode(id: id, name: name, namespace: namespace, kind: kind, objectKind: objectKind)
    node.placement = placement
    node.scale = scale
    node.budget = budget
    node.schedule = schedule
    node.note = note
    node.change = change
    return node
  }
}
