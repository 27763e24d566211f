internal import Diagnostics

/// A graph in the language of Graphviz.
package enum DOTPicture {
  package static func text(for graph: SystemGraph) -> String {
    let namespace = graph.mainNamespace
    let places = Dictionary(
      graph.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var text = """
      digraph \(quoted(graph.title)) {
        graph [rankdir=LR, fontname="Helvetica", label=\(quoted(graph.heading)), labelloc=t, nodesep=0.25, ranksep=0.9];
        node [fontname="Helvetica", fontsize=11, style=filled, color="#64748b", fillcolor="#f6f7f9", margin="0.15,0.08"];
        edge [fontname="Helvetica", fontsize=9, color="#8390a2", fontcolor="#475569", arrowsize=0.7];

      """
    for (number, node) in graph.nodes.enumerated() {
      let lines = [node.name] + GraphText.lines(of: node, mainNamespace: namespace)
      let tooltip = GraphText.details(of: node).joined(separator: "\n")
      text +=
        "  n\(number) [label=\(quoted(lines.joined(separator: "\n"))), \(attributes(of: node)), tooltip=\(quoted(tooltip))];\n"
    }
    for edge in graph.edges {
      guard let source = places[edge.source], let target = places[edge.target] else { continue }
      let label = GraphText.label(of: edge).joined(separator: "\n")
      let details = GraphText.details(
        of: edge, from: graph.nodes[source].name, to: graph.nodes[target].name)
      text +=
        "  n\(source) -> n\(target) [label=\(quoted(label)), tooltip=\(quoted(details.joined(separator: "\n")))\(attributes(of: edge))];\n"
    }
    return text + "}\n"
  }

  private static func attributes(of node: GraphNode) -> String {
    let shape =
      switch node.kind {
      case .service: "shape=box, style=\"filled,rounded\""
      case .database: "shape=cylinder"
      case .queue: "shape=cds"
      case .job: "shape=component"
      case .gateway: "shape=hexagon"
      case .external: "shape=box, style=\"dashed,rounded\""
      }
    if let change = node.change { return "\(shape), color=\"\(change.color)\", penwidth=2.5" }
    guard let colors = node.colors else { return shape }
    return "\(shape), color=\"\(colors.line)\", fillcolor=\"\(colors.fill)\""
  }

  private static func attributes(of edge: GraphEdge) -> String {
    let change = edge.change.map { ", color=\"\($0.color)\", penwidth=2" } ?? ""
    switch edge.state {
    case .declared: return change
    case .allowed: return ", style=dashed" + change
    case .blocked: return change.isEmpty ? ", color=\"#d01c1c\", fontcolor=\"#d01c1c\", penwidth=1.6" : change
    }
  }

  /// A string in the DOT language; a line feed becomes a centered line break.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.safeForTerminal(keepsLines: true).unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension GraphNode {
  /// The colors of the outline and the area for the placement or the kind; nil for the usual ones.
  var colors: (line: String, fill: String)? {
    switch (kind, placement) {
    case (_, .spot?): ("#c2690a", "#fff3dc")
    case (_, .onDemand?): ("#2563c9", "#e5f0ff")
    case (.gateway, _): ("#6d3fd1", "#f0ebff")
    default: nil
    }
  }
}

extension GraphChange {
  /// The color of what changed.
  var color: String {
    switch self {
    case .added: "#15803d"
    case .removed: "#d01c1c"
    case .altered: "#a16207"
    }
  }
}
