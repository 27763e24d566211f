/// The services of a system and the calls between them.
package struct SystemGraph: Sendable, Hashable {
  /// The name of the system, for headings.
  package var title: String
  /// The profile of the spec, or the profiles of several specs, separated by commas; nil for manifests.
  package var profile: String?
  /// The nodes, sorted by ID.
  package var nodes: [GraphNode]
  /// The calls, sorted by caller and callee; one for each pair.
  package var edges: [GraphEdge]

  package init(title: String, profile: String? = nil, nodes: [GraphNode], edges: [GraphEdge]) {
    self.title = title
    self.profile = profile
    self.nodes = nodes.sorted { $0.id < $1.id }
    self.edges = edges.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  /// The namespace that most nodes have; pictures show only other namespaces.
  package var mainNamespace: String {
    var counts: [String: Int] = [:]
    for node in nodes where !node.namespace.isEmpty { counts[node.namespace, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }

  /// The heading of pictures.
  package var heading: String { profile.map { "\(title) · \($0)" } ?? title }
}
