import Foundation
import Testing

@testable import LintEngine
@testable import LintRules

@Suite struct CatalogueTests {
  static let cards = Catalogue.rules.map(\.card)

  @Test func `the rules are sorted by id, without duplicates`() {
    let ids = Self.cards.map(\.id)
    #expect(ids == Set(ids).sorted())
  }

  @Test(arguments: cards.map(\.id))
  func `an id consists of words in lower case separated by dashes`(_ id: String) throws {
    #expect(try id.wholeMatch(of: Regex("[a-z0-9]+(-[a-z0-9]+)*")) != nil)
  }

  @Test(arguments: cards.map(\.id))
  func `a card has a summary without a full stop, a reason, a fix, and failing and passing examples`(
    _ id: String
  )
    throws
  {
    let card = try #require(Self.cards.first { $0.id == id })
    #expect(!card.summary.hasSuffix(".") && !card.summary.contains(". "))
    #expect(!card.why.isEmpty && !card.fix.isEmpty && !card.fix.hasSuffix("."))
    #expect(card.examples.contains { $0.isFailing })
    #expect(card.examples.contains { !$0.isFailing })
  }

  @Test func `a rule's type and file are named after its id`() throws {
    let rules = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Sources/LintRules/Rules")
    let paths = try #require(FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil))
    let files = Set(paths.compactMap { ($0 as? URL)?.deletingPathExtension().lastPathComponent })
    for rule in Catalogue.rules {
      let name = String(describing: type(of: rule))
      #expect(name.lowercased() == rule.card.id.filter { $0 != "-" })
      #expect(files.contains(name))
    }
  }
}
