/// Prints diagnostics for people: `file:line:column: severity: message [id]`, with notes and the fix below.
public struct DiagnosticText: Sendable {
  private let isColoured: Bool

  /// Makes a printer.
  /// - Parameter coloured: whether to mark severities with the terminal's colours.
  public init(coloured: Bool) { isColoured = coloured }

  /// The lines of the diagnostics, each ended.
  public func text(for diagnostics: [Diagnostic]) -> String {
    diagnostics.map(text).joined()
  }

  private func text(for diagnostic: Diagnostic) -> String {
    var lines = diagnostic.location.map { "\($0): " } ?? "portolan: "
    lines += paint(diagnostic.severity.rawValue, diagnostic.severity.colour) + ": \(diagnostic.message)"
    lines += " [\(diagnostic.id)]\n"
    for note in diagnostic.notes {
      let place = note.location.map { "\($0): " } ?? ""
      lines += "  \(place)\(paint("note", .cyan)): \(note.message)\n"
    }
    if let fix = diagnostic.fix { lines += "  \(paint("fix", .green)): \(fix)\n" }
    return lines
  }

  private func paint(_ text: String, _ colour: Colour) -> String {
    isColoured ? "\u{1B}[1;\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// The terminal's colours, by their ANSI number.
private enum Colour: Int {
  case red = 31
  case green = 32
  case yellow = 33
  case cyan = 36
}

extension Severity {
  fileprivate var colour: Colour {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .info: .cyan
    }
  }
}
