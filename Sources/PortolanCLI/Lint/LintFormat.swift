import ArgumentParser
import LintRules
import ManifestTree

/// The forms that a report can have.
enum LintFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json

  func bytes(of report: Report, _ sources: SourceLines) -> [UInt8] {
    switch self {
    case .text: return Array(TextReport(sources).text(for: report).utf8)
    case .json:
      var writer = JSONWriter(.indented)
      writer.write(JSONReport.node(for: report))
      return writer.bytes
    }
  }
}
