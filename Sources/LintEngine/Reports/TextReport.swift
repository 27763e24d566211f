package import Diagnostics
internal import ManifestTree

/// Formats findings for people: `file:line:column: severity: message [rule]`, the source line with a caret, and the
/// fix.
package struct TextReport: Sendable {
  private let sources: SourceLines
  private let isColoured: Bool

  /// Creates a formatter.
  /// - Parameters:
  ///   - sources: the sources of the files, if available.
  ///   - coloured: whether to color severities with terminal escape codes.
  package init(_ sources: SourceLines, coloured: Bool = false) {
    self.sources = sources
    isColoured = coloured
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
    var text = DiagnosticText(coloured: isColoured).text(for: [diagnostic])
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

  /// The line with secrets masked and without terminal control characters, with a caret under the column.
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
    let allowed = report.allowedCount == 0 ? "" : ", \(report.allowedCount) allowed"
    guard !report.findings.isEmpty else {
      let scope = report.faults.isEmpty ? "" : " in the files that could be read"
      return "no findings\(scope)\(allowed)\n"
    }
    let countsByRule = report.countsByRule
    let width = countsByRule.map { String($0.count).count }.max() ?? 0
    let rows = countsByRule.map { rule, count in
      String(repeating: " ", count: width - String(count).count) + "\(count) \(rule)\n"
    }
    let counts = Severity.allCases.reversed().map { ($0, report.count($0)) }.filter { $0.1 > 0 }
      .map { "\($0.1) \($0.0.rawValue)\($0.1 == 1 || $0.0 == .info ? "" : "s")" }
    return "\n\(rows.joined())\(counts.joined(separator: ", "))\(allowed)\n"
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

/// The lines of the findings' files.
package struct SourceLines: Sendable {
  private let lines: [String: [ArraySlice<UInt8>]]

  /// Splits files into lines; invalid UTF-8 is replaced.
  package init(_ files: [(path: String, bytes: [UInt8])]) {
    lines = Dictionary(
      files.map { ($0.path, $0.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The column of a position in characters, from 1; in bytes if the file is not available.
  package func characterColumn(at location: FileLocation) -> Int {
    guard let bytes = bytes(at: location) else { return location.column }
    return 1 + bytes.prefix(max(0, location.column - 1)).count { $0 & 0xC0 != 0x80 }
  }

  /// The line of a position, truncated to 200 characters; nil if the file is not available.
  package func line(at location: FileLocation) -> String? {
    guard var bytes = bytes(at: location) else { return nil }
    if bytes.last == 0x0D { bytes.removeLast() }
    return String(String(decoding: bytes.prefix(1000), as: UTF8.self).prefix(200))
  }

  private func bytes(at location: FileLocation) -> ArraySlice<UInt8>? {
    guard let file = lines[location.file], file.indices.contains(location.line - 1) else { return nil }
    return file[location.line - 1]
  }
}
