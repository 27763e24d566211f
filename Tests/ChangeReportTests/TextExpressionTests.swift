import TestSupport
import Testing

@testable import ChangeReport

/// Compares the matches of regular expressions with those of Swift's library.
@Suite struct TextExpressionTests {
  private static let expressions = [
    "/items/[0-9]+", "/a|/b", "(/a|/b)/.*", ".*\\.png", "/v[12]/(users|carts)(/\\d+)?", "^/x$", "/[^/]+/edit",
    "/a{2,3}b?", "(?i)/Admin", "/(?P<name>\\w+)", "/(?:a(?i)B)c", "[[:alpha:]_-]*", "/a+?", "/.{0,3}", "",
    "/a{", "\\/x\\?",
  ]
  private static let texts = [
    "", "/", "/a", "/b", "/a/", "/a/x", "/items/1", "/items/12", "/items/", "/items/x", "x.png", "/x.png",
    "/x",
    "/v1/users", "/v2/carts/33", "/v3/users", "/aab", "/aaa", "/aaaab", "/admin", "/ADMIN", "/e/edit",
    "/e/f/edit",
    "/aBc", "/abC", "/abc", "abc", "a-b", "/abcd", "/a{", "/x?", "/ä",
  ]

  @Test(arguments: expressions) func `an expression matches whole strings`(expression: String) throws {
    let own = try #require(TextExpression(expression))
    let other = try Regex(
      expression.replacing("(?P<", with: "(?<").replacing("/a{", with: expression == "/a{" ? "/a\\{" : "/a{"))
    for text in Self.texts {
      let matches = try other.asciiOnlyCharacterClasses().wholeMatch(in: text) != nil
      #expect(own.matches(text) == matches, "\(text)")
    }
  }

  @Test(arguments: [
    "(", "a)", "[a", "*a", "a**", "\\b", "(?=a)", "a{3,1}", "\\pL", "a^b", "(a{1000}){1000}", "[z-a]",
  ])
  func `an invalid or unsupported expression is not compared`(expression: String) {
    #expect(TextExpression(expression) == nil)
  }

  @Test func `deep nesting and large counts are rejected`() {
    #expect(TextExpression(String(repeating: "(", count: 100_000)) == nil)
    #expect(
      TextExpression(String(repeating: "(a?", count: 40) + String(repeating: "){30}", count: 40)) == nil)
  }

  @Test func `every combination of expressions that a string can match has a string`() throws {
    let syntaxes = ["/a.*", "/.*b", "/a"].compactMap { TextExpression($0)?.syntax }
    let automaton = TextAutomaton(syntaxes)
    let texts = try #require(automaton.witnesses(after: "/", other: "\u{1}"))
    let combinations = texts.map { text in
      automaton.accepted(in: text.unicodeScalars.reduce(automaton.start) { automaton.step($0, $1.value) })
    }
    #expect(Set(combinations) == [[], [0], [1], [0, 1], [0, 2]])
    #expect(combinations.count == 5)
  }
}
