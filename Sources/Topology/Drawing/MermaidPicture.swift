internal import Diagnostics

/// A graph in the language of Mermaid, which GitHub and GitLab draw.
package enum MermaidPicture {
  /// The maximum number of arrows that Mermaid draws with its default settings.
  package static let maximumEdges = 500
  /// The maximum number of characters that Mermaid reads with its default settings.
  package static let maximumCharacters = 50_000

  /// The text, and how nodes are grouped in it, or nil without groups; a graph that is too large for Mermaid is drawn
  /// with groups instead of nodes.
  package static func picture(of graph: SystemGraph) -> (text: String, grouping: String?) {
    if let text = fitting(graph, note: nil) { return (text, nil) }
    for grouping in GraphGrouping.allCases {
      let grouped = grouping.apply(to: graph)
      // A single group shows nothing.
      guard grouped.nodes.count > 1 || grouping == GraphGrouping.allCases.last else { continue }
      let note = "\(GraphText.summary(of: graph)), grouped \(grouping.text)"
      if let text = fitting(grouped, note: note) { return (text, grouping.text) }
    }
    return ("flowchart LR\n  n0[\"\(escaped(graph.title))\"]\n", "into one shape")
  }

  package static func text(for graph: SystemGraph) -> String { picture(of: graph).text }

  /// The text; nil if it exceeds the limits.
  private static func fitting(_ graph: SystemGraph, note: String?) -> String? {
    guard graph.edges.count <= maximumEdges, graph.nodes.count <= maximumCharacters / 12 else { return nil }
    let text = write(graph, note: note)
    return text.utf16.count < maximumCharacters ? text : nil
  }

  private static func write(_ graph: SystemGraph, note: String?) -> String {
    let namespace = graph.mainNamespace
    let places = Dictionary(
      graph.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var text = "flowchart LR\n"
    if let note { text += "  %% \(comment(note))\n" }
    var classes: [String: [Int]] = [:]
    for (number, node) in graph.nodes.enumerated() {
      let lines = [node.name] + GraphText.lines(of: node, mainNamespace: namespace)
      let label = lines.map(escaped).joined(separator: "<br/>")
      let (open, close) = brackets(of: node.kind)
      text += "  n\(number)\(open)\"\(label)\"\(close)\n"
      if let name = className(of: node) { classes[name, default: []].append(number) }
    }
    var arrows: [String: [Int]] = [:]
    var count = 0
    for edge in graph.edges {
      guard let source = places[edge.source], let target = places[edge.target] else { continue }
      let label = GraphText.label(of: edge).map(escaped).joined(separator: "<br/>")
      let arrow = edge.state == .allowed ? "-.->" : "-->"
      text += "  n\(source) \(arrow)\(label.isEmpty ? "" : "|\"\(label)\"|") n\(target)\n"
      if let style = style(of: edge) { arrows[style, default: []].append(count) }
      count += 1
    }
    for (name, style) in styles {
      guard let numbers = classes[name] else { continue }
      text += "  classDef \(name) \(style)\n"
      text += "  class \(numbers.map { "n\($0)" }.joined(separator: ",")) \(name)\n"
    }
    for (style, numbers) in arrows.sorted(by: { $0.key < $1.key }) {
      text += "  linkStyle \(numbers.map(String.init).joined(separator: ",")) \(style)\n"
    }
    return text
  }

  /// The style of an arrow; nil for the usual one.
  private static func style(of edge: GraphEdge) -> String? {
    let label = edge.state == .blocked ? ",color:#d01c1c" : ""
    guard let change = edge.change else { return label.isEmpty ? nil : "stroke:#d01c1c" + label }
    let dashes = change == .removed ? ",stroke-dasharray:3 3" : ""
    return "stroke:\(change.color),stroke-width:3px\(dashes)\(label)"
  }

  private static func brackets(of kind: GraphNode.Kind) -> (String, String) {
    switch kind {
    case .service: ("(", ")")
    case .database: ("[(", ")]")
    case .queue: ("([", "])")
    case .job: ("[[", "]]")
    case .gateway: ("{{", "}}")
    case .external: (">", "]")
    }
  }

  private static func className(of node: GraphNode) -> String? {
    if let change = node.change { return change.rawValue }
    switch (node.kind, node.placement) {
    case (_, .spot?): return "spot"
    case (_, .onDemand?): return "ondemand"
    case (.gateway, _): return "gateway"
    default: return nil
    }
  }

  private static let styles = [
    ("spot", "fill:#fff3dc,stroke:#c2690a,color:#1f2937"),
    ("ondemand", "fill:#e5f0ff,stroke:#2563c9,color:#1f2937"),
    ("gateway", "fill:#f0ebff,stroke:#6d3fd1,color:#1f2937"),
    ("added", "fill:#e7f7ec,stroke:#15803d,stroke-width:3px,color:#1f2937"),
    ("altered", "fill:#fdf6dc,stroke:#a16207,stroke-width:3px,color:#1f2937"),
    ("removed", "fill:#fdeaea,stroke:#d01c1c,stroke-width:3px,stroke-dasharray:3 3,color:#1f2937"),
  ]

  /// A text for quotes: characters that Mermaid or HTML would interpret are written as entities.
  private static func escaped(_ text: String) -> String {
    text.safeForTerminal().unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\"", "#", "<", ">", "&", "`", "\\", "*", "_", ";", "{", "}": result += "#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func comment(_ text: String) -> String {
    String(
      text.unicodeScalars.filter { $0.properties.isAlphabetic || " ,0123456789".unicodeScalars.contains($0) })
  }
}
