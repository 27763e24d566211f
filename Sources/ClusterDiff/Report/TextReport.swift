import Diagnostics
import ManifestTree

/// The report for a terminal: one line per value, or a block if a value has several lines.
package struct TextReport: Sendable {
  private let paint: TerminalPaint

  /// Creates a formatter.
  /// - Parameter colored: whether to color values with terminal escape codes.
  package init(colored: Bool) { paint = TerminalPaint(colored: colored) }

  /// The lines of a report, each ending with a line feed; long values are reduced to the part in which they differ.
  package func text(for report: DriftReport) -> String {
    var text = ""
    for (object, differences) in report.byObject {
      text += title(object, differences)
      let width = differences.map { $0.path.description.count }.filter { $0 <= 60 }.max() ?? 0
      for difference in differences where !difference.path.steps.isEmpty {
        text += lines(of: difference, width: width)
      }
    }
    if !text.isEmpty { text += "\n" + paint("- live  + declared  (live → declared)", .faint) + "\n" }
    return text + report.headline + "\n"
  }

  private func title(_ object: ObjectIdentity, _ differences: [Difference]) -> String {
    guard let whole = differences.first(where: \.path.steps.isEmpty) else {
      return paint(object.title.safeForTerminal(), .bold) + "\n"
    }
    let mark: (String, TerminalPaint.Color) =
      switch whole.kind {
      case .missing: ("+ ", .green)
      case .orphan: ("- ", .red)
      default: ("  ", .faint)
      }
    var line = paint(mark.0 + object.title.safeForTerminal(), mark.1) + "  " + whole.kind.rawValue
    let details = [whole.attribution, whole.remark, whole.declaredAt.map { "\($0)" }].compactMap { $0 }
    if !details.isEmpty { line += paint("  " + details.joined(separator: "; ").safeForTerminal(), .faint) }
    return line + "\n"
  }

  private func lines(of difference: Difference, width: Int) -> String {
    let path = difference.path.description.safeForTerminal()
    let padding = String(repeating: " ", count: max(0, width - path.count))
    let (declared, live) = difference.shown
    let (left, right) =
      difference.isOrder ? Self.orders(declared, live) : (Self.spelled(declared), Self.spelled(live))
    var text: String
    if TerminalPaint.areShort(left, right) {
      text = "  \(path)\(padding)  \(paint(right, .red)) → \(paint(left, .green))\n"
    } else {
      text = "  \(path)\n" + paint.changedLines(declared: left, live: right)
    }
    var details = [difference.attribution, difference.consequenceText, difference.remark].compactMap { $0 }
    if difference.kind != .drift { details.insert(difference.kind.rawValue, at: 0) }
    if difference.isDrift, let place = difference.declaredAt { details.append("\(place)") }
    if !details.isEmpty {
      text += paint("    " + details.joined(separator: "; ").safeForTerminal(), .faint) + "\n"
    }
    return text
  }

  /// The names of elements in both orders, from the first difference on.
  private static func orders(_ declared: Node?, _ live: Node?) -> (String, String) {
    let lists = [declared, live].map { node -> [String] in
      if case .list(let list)? = node { list.compactMap { $0.plainText?.safeForTerminal() } } else { [] }
    }
    let common = zip(lists[0], lists[1]).prefix { $0 == $1 }.count
    let lines = lists.map { list in
      (common > 0 ? "… " : "") + list[common...].prefix(3).joined(separator: " ")
        + (list.count > common + 3 ? " …" : "")
    }
    return (lines[0], lines[1])
  }

  /// The value on one line if it is short, otherwise as YAML; control characters are escaped, because terminals
  /// interpret them.
  private static func spelled(_ node: Node?) -> String {
    guard let node else { return "(none)" }
    if case .string(let text) = node, text.utf8.contains(0x0A) {
      return text.safeForTerminal(keepsLines: true)
    }
    if let text = node.plainText { return text.isEmpty ? "\"\"" : text.safeForTerminal() }
    let line = node.json
    if line.count < 60 { return line.safeForTerminal() }
    return node.yaml.trimmedNewline.safeForTerminal(keepsLines: true)
  }
}

extension String {
  var trimmedNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
