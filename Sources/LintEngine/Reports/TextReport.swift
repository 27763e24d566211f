package import Diagnostics
internal import ManifestTree

/// Formats findings for people: `file:line:column: severity: message [rule]`, the source line with a caret, and the
/// fix.
package struct TextReport: Sendable {
  private let sources: SourceLines
  private let isColored: Bool

  /// Creates a formatter.
  /// - Parameters:
  ///   - sources: the sources of the files, if available.
  ///   - colored: whether to color severities with terminal escape codes.
  package init(_ sources: SourceLines, colored: Bool = false) {
    self.sources = sources
    isColored = colored
  }

  /// The findings, followed by the number of findings of each rule.
  package func text(for report: Report) -> String {
    report.findings.concurrentMap(minimum: 256, text).joined() + summary(of: report)
  }

  private func text(for finding: Finding) -> String {
    var diagnostic = finding.diagnostic
    let notes = diagnostic.notes
    diagnostic.notes = []
    diagnostic.fix = nil
    var text = DiagnosticText(colored: isColored).text(for: [diagnostic])
    if let line = sources.line(at: finding.location) {
      let (shown, caret) = Self.shown(line, at: finding.location.column, finding.secrets)
      text += "  \(shown)\n  \(caret)\n"
    }
    for note in notes {
      let place = note.location.map { "\("\($0)".safeForTerminal()): " } ?? ""
      text += "  \(place)note: \(note.message.safeForTerminal())\n"
    }
    return text + "  fix: \(finding.fix.safeForTerminal())\n"
  }

  /// The line without secrets and terminal control characters, and a second line with a caret under the column.
  private static func shown(_ line: String, at column: Int, _ secrets: SecretWords) -> (String, String) {
    let bytes = Array(line.utf8)
    let place = min(max(0, column - 1), bytes.count)
    let masked = secrets.masked(line)
    // The part before the column is masked separately, so that the position of the caret remains correct.
    let start = secrets.masked(String(decoding: bytes[..<place], as: UTF8.self))
    let lead = masked.hasPrefix(start) ? start : ""
    return (
      masked.safeForTerminal(keepsLines: true), caret(behind: lead.safeForTerminal(keepsLines: true))
    )
  }

  /// Tabs are kept, so that the caret is aligned with its character.
  private static func caret(behind lead: String) -> String {
    String(lead.unicodeScalars.map { $0 == "\t" ? Character("\t") : " " }) + "^"
  }

  private func summary(of report: Report) -> String {
    let suppressed = [(report.allowedCount, "allowed"), (report.knownCount, "known")]
      .filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
    guard !report.findings.isEmpty else {
      let scope = report.faults.isEmpty ? "" : " in the files that could be read"
      return "no findings\(scope)\(suppressed)\n"
    }
    let countsByRule = report.countsByRule
    let width = countsByRule.map { String($0.count).count }.max() ?? 0
    let rows = countsByRule.map { rule, count in
      String(repeating: " ", count: width - String(count).count) + "\(count) \(rule)\n"
    }
    let counts = Severity.allCases.reversed().map { ($0, report.count($0)) }.filter { $0.1 > 0 }
      .map { "\($0.1) \($0.0.rawValue)\($0.1 == 1 || $0.0 == .info ? "" : "s")" }
    return "\n\(rows.joined())\(counts.joined(separator: ", "))\(suppressed)\n"
  }
}

extension Finding {
  /// The finding as a diagnostic; if its position is not in a manifest, a note contains the object and the path.
  package var diagnostic: Diagnostic {
    let namespace = object.namespace.map { "\($0)/" } ?? ""
    let place = path.steps.isEmpty ? "" : ", \(path)"
    let name = object.name.isEmpty ? "without a name" : "\(namespace)\(object.name)"
    let whose = Note("in \(object.kind) \(name)\(place)")
    return Diagnostic(
      "lint/\(rule)", severity, message, at: location, notes: [whose] + notes, fix: fix)
  }
}
