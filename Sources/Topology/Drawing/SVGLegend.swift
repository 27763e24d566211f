internal import Diagnostics

/// The legend of a picture: only what the picture contains.
struct SVGLegend {
  private struct Entry {
    let text: String
    let width: Double
    /// The drawing, given the position of its left edge and its middle.
    let draw: (Double, Double) -> String
  }

  private let entries: [Entry]

  private static let textSize = 11.0
  private static let rowHeight = 26.0
  private static let space = 22.0

  init(of graph: SystemGraph) {
    var entries: [Entry] = []
    for kind in GraphNode.Kind.allCases where graph.nodes.contains(where: { $0.kind == kind }) {
      entries.append(Self.box(kind, "none", kind.text))
    }
    for placement in GraphNode.Placement.allCases
    where graph.nodes.contains(where: { $0.placement == placement }) {
      entries.append(Self.box(.service, placement.rawValue, placement.text))
    }
    for (state, name) in [
      (GraphEdge.State.declared, "call"), (.allowed, "allowed, not declared"),
      (.blocked, "declared, blocked"),
    ] where graph.edges.contains(where: { $0.state == state }) {
      entries.append(
        Entry(text: name, width: 32) { x, y in
          "<g class=\"edge \(state.rawValue)\"><path class=\"line\" d=\"M\(x.short) \(y.short)h30\" marker-end=\"url(#portolan-\(state.rawValue))\"/></g>"
        })
    }
    let symbols = [
      ("timeout", "timeout", graph.edges.contains { !$0.timeouts.isEmpty }),
      ("retry", "retries", graph.edges.contains { !$0.retries.isEmpty }),
      ("breaker", "circuit breaker", graph.edges.contains { $0.breaker != nil }),
    ]
    for (symbol, name, isUsed) in symbols where isUsed {
      entries.append(
        Entry(text: name, width: 12) { x, y in
          "<use href=\"#portolan-\(symbol)\" x=\"\(x.short)\" y=\"\((y - 5).short)\"/>"
        })
    }
    for change in GraphChange.allCases where graph.nodes.contains(where: { $0.change == change }) {
      entries.append(Self.box(.service, "none \(change.rawValue)", change.rawValue))
    }
    self.entries = entries
  }

  private static func box(_ kind: GraphNode.Kind, _ style: String, _ text: String) -> Entry {
    var node = GraphNode(id: "", name: "", namespace: "", kind: kind, objectKind: "")
    node.placement = nil
    let drawing = SVGNode(node, mainNamespace: "")
    return Entry(text: text, width: 30) { x, y in
      let frame = Frame(x: x, y: y - 8, width: 28, height: 16)
      return "<g class=\"node \(kind.rawValue) \(style)\">\(drawing.outline(frame, isSmall: true))</g>"
    }
  }

  /// The elements in rows of a width, and the height of the rows.
  func elements(at origin: Point, width: Double) -> (text: String, height: Double) {
    guard !entries.isEmpty else { return ("", 0) }
    var text = "<g class=\"legend\">\n"
    var (x, y) = (origin.x, origin.y + Self.rowHeight / 2)
    for entry in entries {
      let own = entry.width + 6 + TextWidth.of(entry.text, size: Self.textSize)
      if x > origin.x, x + own > origin.x + width { (x, y) = (origin.x, y + Self.rowHeight) }
      text += entry.draw(x, y)
      text +=
        "<text x=\"\((x + entry.width + 6).short)\" y=\"\((y + 4).short)\">\(entry.text.xmlText)</text>\n"
      x += own + Self.space
    }
    return (text + "</g>\n", y - origin.y + Self.rowHeight / 2)
  }
}
