import Foundation
import Testing

@testable import LintEngine
@testable import LintRules

/// The documentation contains a page for each rule, generated from its card.
@Suite struct PageTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/LintRules/LintRules.docc/Rules").standardizedFileURL

  /// `PORTOLAN_RECORD=1` writes the pages, and the test still fails.
  @Test func `the documentation pages match the cards`() throws {
    let expected = Dictionary(
      uniqueKeysWithValues: Catalogue.rules.map { ("\($0.card.id).md", $0.card.markdown) })
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Self.folder.path)) ?? []
    var found: [String: String] = [:]
    for name in names where name.hasSuffix(".md") {
      found[name] = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    }
    let differing = Set(expected.keys).union(found.keys).filter { expected[$0] != found[$0] }.sorted()
    if ProcessInfo.processInfo.environment["PORTOLAN_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      for name in differing {
        let file = Self.folder.appending(path: name)
        if let page = expected[name] {
          try page.write(to: file, atomically: true, encoding: .utf8)
        } else {
          try FileManager.default.removeItem(at: file)
        }
      }
    }
    #expect(differing == [], "PORTOLAN_RECORD=1 writes them")
  }

  @Test func `the index lists every rule under its topic`() throws {
    let file = Self.folder.deletingLastPathComponent().appending(path: "RulesByTopic.md")
    let page = RuleIndex.markdown(of: Catalogue.rules.map(\.card))
    if ProcessInfo.processInfo.environment["PORTOLAN_RECORD"] == "1" {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == page, "PORTOLAN_RECORD=1 writes it")
  }
}
