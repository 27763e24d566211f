import Testing

@testable import SpecImport

@Suite struct `Swift literals` {
  @Test(arguments: [
    ("plain", "\"plain\""), ("a\"b", "#\"a\"b\"#"), ("a\\(b)", "#\"a\\(b)\"#"), ("\"#", "##\"\"#\"##"),
    ("\\#(x)", "##\"\\#(x)\"##"), ("tab\there", "\"tab\\there\""), ("\u{0}", "\"\\u{0}\""), ("é", "\"é\""),
    ("\u{202E}", "\"\\u{202E}\""), ("a\r\nb", "\"a\\r\\nb\""), ("", "\"\""),
  ])
  func `a string on one line keeps its characters`(text: String, literal: String) {
    #expect(SwiftLiteral.line(text) == literal)
  }

  @Test func `a string with several lines is a block, raw if it has backslashes or quotes`() {
    #expect(SwiftLiteral.block("a\nb\n") == ["\"\"\"", "a", "b", "", "\"\"\""])
    #expect(SwiftLiteral.block("a\\(b)\n\"\"\"") == ["#\"\"\"", "a\\(b)", "\"\"\"", "\"\"\"#"])
    #expect(SwiftLiteral.block("a\rb\n") == nil)
  }

  @Test func `names become identifiers that are unique and not keywords`() {
    var identifiers = Identifiers()
    #expect(identifiers.unique("user-db") == "userDb")
    #expect(identifiers.unique("user.db") == "userDb2")
    #expect(SwiftLiteral.quoted(SwiftLiteral.identifier("default")) == "`default`")
    #expect(SwiftLiteral.identifier("2048") == "n2048")
  }
}
