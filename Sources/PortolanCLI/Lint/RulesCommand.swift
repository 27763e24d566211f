import ArgumentParser
import Diagnostics
import LintEngine
import LintRules
import ManifestTree

/// `portolan rules`: lists and explains the lint rules.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List or explain the lint rules.",
    discussion: """
      EXAMPLES
        portolan rules
        portolan rules budget-blocks-drain
        portolan rules --format json
      """)

  /// The output formats of rule cards.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @Argument(help: ArgumentHelp("Rules to explain. Without an ID, all rules are listed.", valueName: "id"))
  var ids: [String] = []

  @Option(help: "Output format: text, json, or markdown.")
  var format = Format.text

  func run() throws {
    let cards = Catalogue.rules.map(\.card)
    let unknown = ids.filter { id in !cards.contains { $0.id == id } }
    guard unknown.isEmpty else {
      throw CommandFailure(
        diagnostics: unknown.map { .unknownRule($0, known: cards.map(\.id)) }, exitCode: 64
      ).exit()
    }
    let chosen = ids.isEmpty ? cards : cards.filter { ids.contains($0.id) }
    switch format {
    case .text where ids.isEmpty: try StandardStreams.write(Array(list(of: cards).utf8))
    case .text, .markdown:
      try StandardStreams.write(Array(chosen.map(\.markdown).joined(separator: "\n").utf8))
    case .json:
      var writer = JSONWriter(.indented)
      writer.write(["format": 1, "rules": .list(chosen.map(\.node))])
      try StandardStreams.write(writer.bytes)
    }
  }

  private func list(of cards: [RuleCard]) -> String {
    let width = cards.map(\.id.count).max() ?? 0
    func row(_ id: String, _ severity: String, _ preset: String, _ summary: String) -> String {
      "\(padded(id, width))  \(padded(severity, 8))  \(padded(preset, 10))  \(summary)\n"
    }
    return row("RULE", "SEVERITY", "PRESET", "SUMMARY")
      + cards.map { row($0.id, $0.severity.rawValue, $0.preset?.rawValue ?? "-", $0.summary) }.joined()
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
