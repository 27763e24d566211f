/// Formats diagnostics for people: `file:line:column: severity: message [id]`, with notes and the fix below.
package struct DiagnosticText: Sendable {
  private let isColored: Bool

  /// Creates a formatter.
  /// - Parameter colored: whether to color severities with terminal escape codes.
  package init(colored: Bool) { isColored = colored }

  /// The lines of the diagnostics; each ends with a line feed.
  package func text(for diagnostics: [Diagnostic]) -> String {
    diagnostics.map(text).joined()
  }

  private func text(for diagnostic: Diagnostic) -> String {
    var lines = diagnostic.location.map { "\("\($0)".safeForTerminal()): " } ?? "portolan: "
    lines +=
      paint(diagnostic.severity.rawValue, diagnostic.severity.color) + ": \(Self.shown(diagnostic.message))"
    lines += " [\(diagnostic.id)]\n"
    for note in diagnostic.notes {
      let place = note.location.map { "\("\($0)".safeForTerminal()): " } ?? ""
      lines += "  \(place)\(paint("note", .cyan)): \(Self.shown(note.message))\n"
    }
    if let fix = diagnostic.fix { lines += "  \(paint("fix", .green)): \(Self.shown(fix))\n" }
    return lines
  }

  /// The string with secrets masked and without terminal control characters.
  private static func shown(_ text: String) -> String {
    SecretText.redacted(text, isProse: true) { _ in "(masked)" }.safeForTerminal()
  }

  private func paint(_ text: String, _ color: Color) -> String {
    isColored ? "\u{1B}[1;\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// Terminal colors, by ANSI number.
private enum Color: Int {
  case red = 31
  case green = 32
  case yellow = 33
  case cyan = 36
}

extension Severity {
  fileprivate var color: Color {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .info: .cyan
    }
  }
}
