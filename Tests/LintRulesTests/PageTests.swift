import Foundation
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
}
