import Foundation
import ManifestTree
import TestSupport
import Testing

@testable import LintEngine
@testable import LintRules

/// The documentation contains a page for each rule, generated from its card.
@Suite struct PageTests {
  private static let documentation = "Sources/LintRules/LintRules.docc"

  @Test func `the documentation pages match the cards`() throws {
    let expected = Dictionary(
      uniqueKeysWithValues: Catalogue.rules.map { ("\($0.card.id).md", $0.card.markdown) })
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../\(Self.documentation)/Rules").standardizedFileURL
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let differing = try Set(expected.keys).union(names.filter { $0.hasSuffix(".md") }).sorted().filter {
      try RecordedFile("\(Self.documentation)/Rules/\($0)").recording(expected[$0]) != expected[$0]
    }
    #expect(differing == [], RecordedFile.advice)
  }

  @Test func `the index lists every rule under its topic`() throws {
    let page = RuleIndex.markdown(of: Catalogue.rules.map(\.card))
    let recorded = try RecordedFile("\(Self.documentation)/RulesByTopic.md").recording(page)
    #expect(recorded == page, RecordedFile.advice)
  }

  @Test func `the schema of the settings lists the rules with their options`() throws {
    let file = RecordedFile("Sources/PortolanCLI/Schema/settings.schema.json")
    let text = try #require(file.text)
    let old = try #require(
      YAMLReader.read(Array(text.utf8), from: "settings.schema.json").documents.first?.node)
    let path = ["properties", "lint", "properties", "rules", "properties"]
    let rules = NodeMap(uniqueEntries: Catalogue.rules.map { .init($0.card.id, Self.setting(of: $0.card)) })
    var writer = JSONWriter(.indented)
    writer.write(Self.setting(path[...], of: old, to: .map(rules)))
    #expect(try file.recording(writer.text) == writer.text, RecordedFile.advice)
  }

  /// The schema of a rule's setting: its severity, or a map with its severity and its options.
  private static func setting(of card: RuleCard) -> Node {
    if card.options.isEmpty { return ["description": .string(card.summary), "$ref": "#/$defs/rule"] }
    var keys: NodeMap = ["severity": ["$ref": "#/$defs/level"]]
    for option in card.options {
      let type = if case .int = option.standard { "number" } else { "word" }
      keys[option.name] = ["description": .string(option.meaning), "$ref": .string("#/$defs/\(type)")]
    }
    let map: Node = ["type": "object", "additionalProperties": false, "properties": .map(keys)]
    return ["description": .string(card.summary), "anyOf": [["$ref": "#/$defs/level"], map]]
  }

  /// A tree with another value at a path of keys.
  private static func setting(_ path: ArraySlice<String>, of node: Node, to value: Node) -> Node {
    guard let key = path.first else { return value }
    guard case .map(var map) = node else { return node }
    map[key] = setting(path.dropFirst(), of: map[key] ?? .map(NodeMap()), to: value)
    return .map(map)
  }
}
