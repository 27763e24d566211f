import Diagnostics
import ManifestTree

/// The report for a terminal: one line per value, or a block if a value has several lines.
public struct TextReport: Sendable {
  private let isColoured: Bool

  /// Creates a formatter.
  /// - Parameter coloured: whether to color values with terminal escape codes.
  public init(coloured: Bool) { isColoured = coloured }

  /// The lines of a report, each ending with a line feed; long values are reduced to the part in which they differ.
  public func text(for report: DriftReport) -> String {
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

  private static let lineLimit = 12
  private static let lengthLimit = 240

  private func title(_ object: ObjectIdentity, _ differences: [Difference]) -> String {
    guard let whole = differences.first(where: \.path.steps.isEmpty) else {
      return paint(object.title.safeForTerminal(), .bold) + "\n"
    }
    let mark: (String, Paint) =
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
    if Self.areShort(left, right) {
      text = "  \(path)\(padding)  \(paint(right, .red)) → \(paint(left, .green))\n"
    } else {
      let lines = ChangedLines(left, right).cut(to: Self.lengthLimit)
      text = "  \(path)\n" + skipped(lines.before) + block(lines.live, "- ", .red)
      text += block(lines.declared, "+ ", .green) + skipped(lines.behind)
    }
    var details = [difference.attribution, difference.consequenceText, difference.remark].compactMap { $0 }
    if difference.kind != .drift { details.insert(difference.kind.rawValue, at: 0) }
    if difference.isDrift, let place = difference.declaredAt { details.append("\(place)") }
    if !details.isEmpty {
      text += paint("    " + details.joined(separator: "; ").safeForTerminal(), .faint) + "\n"
    }
    return text
  }

  /// Whether two values fit on one line.
  private static func areShort(_ left: String, _ right: String) -> Bool {
    // Avoids counting the characters of long strings.
    left.utf8.count + right.utf8.count < 900 && left.count + right.count < 90
      && !left.contains("\n") && !right.contains("\n")
  }

  private func block(_ lines: ArraySlice<Substring>, _ mark: String, _ colour: Paint) -> String {
    var shown = lines.prefix(Self.lineLimit).map { paint("    \(mark)\($0)", colour) + "\n" }
    if lines.count > Self.lineLimit {
      shown.append(paint("      … \(lines.count - Self.lineLimit) more lines", .faint) + "\n")
    }
    return shown.joined()
  }

  private func skipped(_ count: Int) -> String {
    count == 0 ? "" : paint("      … \(count) equal \(count == 1 ? "line" : "lines")", .faint) + "\n"
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

  private func paint(_ text: String, _ colour: Paint) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  private enum Paint: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
  }
}

extension String {
  var trimmedNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
