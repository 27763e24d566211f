import ArgumentParser
import Diagnostics
import LintEngine
import LintRules
import ManifestTree
import Portolan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The output formats of a report.
enum LintFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, junit, github, gitlab

  func bytes(of report: Report, _ sources: SourceLines) -> [UInt8] {
    switch self {
    case .text:
      return Array(TextReport(sources, colored: StandardStreams.isOutputColored).text(for: report).utf8)
    case .junit: return Array(JUnitReport.text(for: report).utf8)
    case .github: return Array(GitHubReport.text(for: report).utf8)
    case .json: return json(JSONReport.node(for: report))
    case .sarif:
      return json(
        SARIFReport.node(
          for: report, of: Catalogue.ruleSet, version: Payload.version, root: root, sources: sources))
    case .gitlab: return json(GitLabReport.node(for: report, root: root))
    }
  }

  /// The paths in reports are relative to the current folder.
  private var root: String { FileManager.default.currentDirectoryPath }

  private func json(_ node: Node) -> [UInt8] {
    var writer = JSONWriter(.indented)
    writer.write(node)
    return Array(writer.text.safeJSON.utf8)
  }
}
