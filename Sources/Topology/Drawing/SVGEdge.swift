internal import Diagnostics

/// The picture of a call: a curve with an arrowhead, and its label.
struct SVGEdge {
  let edge: GraphEdge
  private let subject: String
  /// The pictograms of the second line with their text.
  private let facts: [(symbol: String, text: String)]

  private static let size = 10.5
  private static let symbolWidth = 11.0

  init(_ edge: GraphEdge) {
    self.edge = edge
    subject = GraphText.shortened(GraphText.subject(of: edge), 26)
    var facts: [(symbol: String, text: String)] = []
    if let timeout = GraphText.timeout(of: edge) {
      facts.append(("timeout", GraphText.shortened(timeout, 12)))
    }
    if let retries = GraphText.retries(of: edge) { facts.append(("retry", retries)) }
    if edge.breaker != nil { facts.append(("breaker", "")) }
    self.facts = facts
  }

  /// The size of the label; nil if the edge has no label.
  var labelSize: Size? {
    guard !subject.isEmpty || !facts.isEmpty else { return nil }
    if isOneLine { return Size(width: subjectWidth + 2 + factsWidth + 8, height: 16) }
    let lines = (subject.isEmpty ? 0 : 1) + (facts.isEmpty ? 0 : 1)
    return Size(width: max(subjectWidth, factsWidth) + 8, height: 13 * Double(lines) + 3)
  }

  /// Whether the pictograms have no text, so that they fit next to the first line.
  private var isOneLine: Bool { !subject.isEmpty && !facts.isEmpty && facts.allSatisfy(\.text.isEmpty) }

  private var subjectWidth: Double { TextWidth.of(subject, size: Self.size) }

  private var factsWidth: Double {
    facts.reduce(0) { $0 + Self.symbolWidth + width(of: $1.text) } + 5 * Double(max(0, facts.count - 1))
  }

  private func width(of text: String) -> Double {
    text.isEmpty ? 0 : TextWidth.of(text, size: Self.size) + 2
  }

  /// The curve and the label, between two nodes with their numbers and frames.
  func elements(
    along points: [Point], label: Frame?, _ source: (Int, GraphNode), _ target: (Int, GraphNode),
    _ frames: (Frame, Frame)
  ) -> String {
    let change = edge.change.map { " \($0.rawValue)" } ?? ""
    let details = GraphText.details(of: edge, from: source.1.name, to: target.1.name)
    let path = Self.path(Self.clipped(points, source.1, target.1, frames))
    var text =
      "<g class=\"edge \(edge.state.rawValue)\(change)\" data-from=\"\(source.0)\" data-to=\"\(target.0)\">"
    text += "<title>\(details.joined(separator: "\n").xmlText)</title>"
    text += "<path class=\"hit\" d=\"\(path)\"/>"
    text += "<path class=\"line\" d=\"\(path)\" marker-end=\"url(#portolan-\(edge.state.rawValue))\"/>"
    if let label { text += labelElements(in: label) }
    return text + "</g>\n"
  }

  private func labelElements(in frame: Frame) -> String {
    var text =
      "<rect class=\"back\" x=\"\(frame.x.short)\" y=\"\(frame.y.short)\" width=\"\(frame.width.short)\" height=\"\(frame.height.short)\" rx=\"3\"/>"
    var y = frame.y + 11.5
    var x = frame.center.x - factsWidth / 2
    if !subject.isEmpty {
      let middle = isOneLine ? frame.x + 4 + subjectWidth / 2 : frame.center.x
      text += "<text class=\"call\" x=\"\(middle.short)\" y=\"\(y.short)\">\(subject.xmlText)</text>"
      if isOneLine { x = frame.x + 6 + subjectWidth } else { y += 13 }
    }
    for fact in facts {
      text += "<use href=\"#portolan-\(fact.symbol)\" x=\"\(x.short)\" y=\"\((y - 9).short)\"/>"
      x += Self.symbolWidth
      guard !fact.text.isEmpty else { continue }
      text += "<text class=\"limit\" x=\"\((x + 1).short)\" y=\"\(y.short)\">\(fact.text.xmlText)</text>"
      x += width(of: fact.text) + 5
    }
    return text
  }

  /// The points with the ends moved from the frames of the nodes to their outlines.
  private static func clipped(
    _ points: [Point], _ source: GraphNode, _ target: GraphNode, _ frames: (Frame, Frame)
  ) -> [Point] {
    guard var first = points.first, var last = points.last, points.count > 1 else { return points }
    let isRightward = first.x < last.x
    let sign = isRightward ? 1.0 : -1.0
    first.x -= sign * source.kind.inset(at: first.y, of: frames.0)
    last.x += sign * target.kind.inset(at: last.y, of: frames.1)
    return [first] + points.dropFirst().dropLast() + [last]
  }

  /// A path through the points: straight lines through columns, and curves between them.
  private static func path(_ points: [Point]) -> String {
    guard let first = points.first else { return "" }
    var text = "M\(first.x.short) \(first.y.short)"
    var last = first
    for (index, point) in points.enumerated().dropFirst() {
      if index.isMultiple(of: 2) {
        if point.x != last.x { text += "H\(point.x.short)" }
      } else {
        let middle = (last.x + point.x) / 2
        text +=
          "C\(middle.short) \(last.y.short) \(middle.short) \(point.y.short) \(point.x.short) \(point.y.short)"
      }
      last = point
    }
    return text
  }
}

extension GraphNode.Kind {
  /// The distance from the side of the frame to the outline at a height.
  fileprivate func inset(at y: Double, of frame: Frame) -> Double {
    let share = min(1, abs(y - frame.center.y) / (frame.height / 2))
    switch self {
    case .gateway: return 14 * share
    case .queue: return 9 * (1 - (1 - share * share).squareRoot())
    default: return 0
    }
  }
}
