/// Writes the parts of reports for a terminal, in colors if it shows them.
package struct TerminalPaint: Sendable {
  /// A color or style, by the code that selects it.
  package enum Color: String, Sendable {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
  }

  /// The maximum number of lines that are printed for each side of a difference.
  private static let lineLimit = 12
  /// The maximum number of characters that are printed of a line.
  private static let lengthLimit = 240

  private let isColored: Bool

  package init(colored: Bool) { isColored = colored }

  /// The text in a color.
  package func callAsFunction(_ text: String, _ color: Color) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Whether two values fit on one line: together fewer than 90 characters, and no line breaks.
  package static func areShort(_ left: String, _ right: String) -> Bool {
    // Avoids counting the characters of long strings.
    left.utf8.count + right.utf8.count < 900 && left.count + right.count < 90
      && !left.contains("\n") && !right.contains("\n")
  }

  /// The lines in which two long values differ, and the numbers of equal lines before and after them.
  package func changedLines(declared: String, live: String) -> String {
    let lines = ChangedLines(declared, live).cut(to: Self.lengthLimit)
    return skipped(lines.before) + block(lines.live, "- ", .red) + block(lines.declared, "+ ", .green)
      + skipped(lines.behind)
  }

  private func block(_ lines: ArraySlice<Substring>, _ mark: String, _ color: Color) -> String {
    var shown = lines.prefix(Self.lineLimit).map { self("    \(mark)\($0)", color) + "\n" }
    if lines.count > Self.lineLimit {
      shown.append(self("      … \(lines.count - Self.lineLimit) more lines", .faint) + "\n")
    }
    return shown.joined()
  }

  private func skipped(_ count: Int) -> String {
    count == 0 ? "" : self("      … \(count) equal \(count == 1 ? "line" : "lines")", .faint) + "\n"
  }
}
