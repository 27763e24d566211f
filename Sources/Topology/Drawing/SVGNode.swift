internal import Diagnostics

/// The picture of a node: an outline for its kind, with the name and the facts.
struct SVGNode {
  let node: GraphNode
  /// The second and third line.
  let lines: [String]

  private static let nameSize = 13.0
  private static let lineSize = 11.0
  private static let longest = 30

  init(_ node: GraphNode, mainNamespace: String) {
    self.node = node
    lines = GraphText.lines(of: node, mainNamespace: mainNamespace).prefix(2)
      .map { GraphText.shortened($0, 40) }
  }

  private var name: String { GraphText.shortened(node.name, Self.longest) }

  /// The minimum size of the box.
  var size: Size {
    let widest = lines.map { TextWidth.of($0, size: Self.lineSize) }.max() ?? 0
    let text = max(TextWidth.of(name, size: Self.nameSize, isBold: true), widest)
    let margins: (width: Double, height: Double) =
      switch node.kind {
      case .gateway: (48, 20)
      case .queue: (52, 20)
      case .job: (40, 20)
      case .database: (28, 36)
      case .external: (40, 20)
      case .service: (28, 20)
      }
    return Size(
      width: max(104, text + margins.width), height: 17 + 15 * Double(lines.count) + margins.height)
  }

  /// The elements of the picture.
  func elements(in frame: Frame, number: Int) -> String {
    let change = node.change.map { " \($0.rawValue)" } ?? ""
    var text =
      "<g class=\"node \(node.kind.rawValue) \(node.placement?.rawValue ?? "none")\(change)\" id=\"portolan-n\(number)\">"
    text += "<title>\(GraphText.details(of: node).joined(separator: "\n").xmlText)</title>"
    text += outline(frame)
    let shift = node.kind == .database ? 5.0 : 0
    let height = 17 + 15 * Double(lines.count)
    var y = frame.center.y - height / 2 + 13 + shift
    let x = frame.center.x + (node.kind == .queue ? -4 : 0)
    text += "<text class=\"name\" x=\"\(x.short)\" y=\"\(y.short)\">\(name.xmlText)</text>"
    for line in lines {
      y += 15
      text += "<text class=\"fact\" x=\"\(x.short)\" y=\"\(y.short)\">\(line.xmlText)</text>"
    }
    return text + "</g>\n"
  }

  /// The outline for the kind.
  /// - Parameter isSmall: whether the outline is for a legend.
  func outline(_ frame: Frame, isSmall: Bool = false) -> String {
    let (left, top, right, bottom) = (frame.x, frame.y, frame.right, frame.bottom)
    let (width, height) = (frame.width, frame.height)
    switch node.kind {
    case .service:
      return rectangle(frame, radius: isSmall ? 4 : 8)
    case .external:
      return rectangle(frame, radius: min(22, height / 2))
    case .job:
      let bar = isSmall ? 4.0 : 8.0
      return rectangle(frame, radius: 3)
        + "<path class=\"detail\" d=\"M\((left + bar).short) \(top.short)v\(height.short)M\((right - bar).short) \(top.short)v\(height.short)\"/>"
    case .gateway:
      let (point, middle) = (isSmall ? 6.0 : 14.0, frame.center.y)
      return
        "<path class=\"box\" d=\"M\((left + point).short) \(top.short)H\((right - point).short)L\(right.short) \(middle.short)L\((right - point).short) \(bottom.short)H\((left + point).short)L\(left.short) \(middle.short)Z\"/>"
    case .database:
      let (rx, ry) = (width / 2, isSmall ? 3.5 : 7.0)
      return
        "<path class=\"box\" d=\"M\(left.short) \((top + ry).short)A\(rx.short) \(ry.short) 0 0 1 \(right.short) \((top + ry).short)V\((bottom - ry).short)A\(rx.short) \(ry.short) 0 0 1 \(left.short) \((bottom - ry).short)Z\"/>"
        + "<path class=\"detail\" d=\"M\(left.short) \((top + ry).short)A\(rx.short) \(ry.short) 0 0 0 \(right.short) \((top + ry).short)\"/>"
    case .queue:
      let (rx, ry) = (isSmall ? 4.0 : 9.0, height / 2)
      return
        "<path class=\"box\" d=\"M\((left + rx).short) \(top.short)H\((right - rx).short)A\(rx.short) \(ry.short) 0 0 1 \((right - rx).short) \(bottom.short)H\((left + rx).short)A\(rx.short) \(ry.short) 0 0 1 \((left + rx).short) \(top.short)Z\"/>"
        + "<path class=\"detail\" d=\"M\((right - rx).short) \(top.short)A\(rx.short) \(ry.short) 0 0 0 \((right - rx).short) \(bottom.short)\"/>"
    }
  }

  private func rectangle(_ frame: Frame, radius: Double) -> String {
    "<rect class=\"box\" x=\"\(frame.x.short)\" y=\"\(frame.y.short)\" width=\"\(frame.width.short)\" height=\"\(frame.height.short)\" rx=\"\(radius.short)\"/>"
  }
}

extension Double {
  /// The number with at most one digit after the point.
  var short: String {
    let tenths = Int((self * 10).rounded())
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }
}
