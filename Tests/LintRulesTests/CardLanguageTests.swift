import Diagnostics
import Foundation
import Testing

@testable import LintEngine
@testable import LintRules

/// The parts of plain technical English that a test can check in rule cards and findings.
@Suite struct CardLanguageTests {
  /// A text of a card, with the rule and the name of the text.
  private struct Text {
    let name: String
    let text: String

    /// The sentences of the text.
    var sentences: [String] {
      text.replacing(". ", with: ".\n").split(separator: "\n").map(String.init)
    }
  }

  private static let texts = Catalogue.rules.map(\.card).flatMap { card in
    [
      Text(name: "\(card.id) summary", text: card.summary),
      Text(name: "\(card.id) why", text: card.why),
      Text(name: "\(card.id) fix", text: card.fix),
    ]
  }

  private static func texts(matching pattern: String) throws -> [String] {
    let regex = try NSRegularExpression(pattern: pattern)
    return texts.flatMap { text in
      text.sentences.filter {
        regex.firstMatch(in: $0, range: NSRange($0.startIndex..., in: $0)) != nil
      }.map { "\(text.name): \($0)" }
    }
  }

  @Test func `a sentence of a card has at most 25 words`() {
    let long = Self.texts.flatMap { text in
      text.sentences.filter { $0.split(separator: " ").count > 25 }.map { "\(text.name): \($0)" }
    }
    #expect(long == [])
  }

  @Test func `a sentence of a card does not begin with a pronoun`() throws {
    #expect(
      try Self.texts(matching: #"^(It|This|That|They|Those|These|One)( (is|are|has|have|can|may|does)\b|,)"#)
        == [])
    #expect(try Self.texts(matching: #"^(It|They) "#) == [])
  }

  @Test func `a card has no word that leaves the choice to the reader`() throws {
    let words =
      "properly|correctly|appropriate(ly)?|suitabl[ey]|consider|adapt|as needed|if needed|accordingly"
    #expect(try Self.texts(matching: #"(?i)\b(\#(words))\b"#) == [])
  }

  @Test func `a card has no chain of clauses with semicolons`() throws {
    #expect(try Self.texts(matching: ";") == [])
  }

  @Test func `a fix begins with a verb`() {
    let verbs: Set<String> = [
      "add", "advertise", "allow", "append", "change", "correct", "create", "declare", "keep", "list",
      "listen",
      "lower", "make", "match", "merge", "mount", "move", "put", "raise", "remove", "rename", "repeat",
      "replace",
      "restrict", "run", "set", "shorten", "sort", "start", "use", "write",
    ]
    let others = Catalogue.rules.map(\.card).filter { card in
      !verbs.contains(String(card.fix.prefix(while: \.isLetter)))
    }.map { "\($0.id): \($0.fix)" }
    #expect(others == [])
  }

  @Test func `a reason does not repeat the summary`() {
    let repeated = Catalogue.rules.map(\.card).filter { card in
      card.why.lowercased().hasPrefix(card.summary.lowercased())
    }.map(\.id)
    #expect(repeated == [])
  }

  @Test func `a finding has no plural noun after 1`() throws {
    let nouns = "pods|replicas|zones|nodes|evictions|budgets|retries|requests|ports|maps|seconds|characters"
    let regex = try NSRegularExpression(pattern: #"(?<![\d.])1 (more )?(\#(nouns))\b"#)
    let findings = ExampleTests.Case.failing.flatMap { test in
      Linter([test.rule]).findings(in: test.example.context)
    }
    let texts = findings.flatMap { [$0.message, $0.fix] + $0.notes.map(\.message) }
    let wrong = texts.filter { regex.firstMatch(in: $0, range: NSRange($0.startIndex..., in: $0)) != nil }
    #expect(wrong == [])
  }
}
