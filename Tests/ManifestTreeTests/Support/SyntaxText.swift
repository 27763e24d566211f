import TestSupport

/// Random sequences of YAML's indicators, scalars, and line breaks; some are valid, most are not.
struct SyntaxText {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> [UInt8] {
    var text = ""
    // A string with few kinds of elements is more likely to be valid.
    let elements = (0..<Int.random(in: 3...12, using: &generator)).map { _ in
      generator.pick(Self.elements) ?? ""
    }
    for _ in 0..<Int.random(in: 2...16, using: &generator) {
      text += generator.pick(elements) ?? ""
      if Int.random(in: 0..<3, using: &generator) == 0 { text += generator.pick(Self.blanks) ?? "" }
    }
    return Array(text.utf8)
  }

  private static let elements = [
    "a", "b c", "é", "1", "\"q\"", "'s'", "\"a\\\n b\"", "'a\n  b'", "\"\\u00e9\\x41\"", "\"\\q\"",
    "\"\\xZZ\"",
    "\"\\ud800\"", "\"a\\/b\"", "- ", "-", "? ", "?", ": ", ":", ", ", ",", "[", "]", "{", "}", "[]", "{}",
    "&a ", "&a", "*a", "*a ", "!t ", "!!str ", "!", "!e!x ", "!<tag:x> ", "!<x", "!%41b ", "!%zz ", "!a,b ",
    "|\n", ">\n", "|-\n", ">+\n", "|2\n", "|0\n", "|+1 # c\n", "| x\n", "%YAML 1.1\n", "%YAML 1.2 # c\n",
    "%YAML 2.0\n", "%YAML 1\n", "%YAML 1.1234567890\n", "%TAG !e! tag:e,1:\n", "%TAG ! !x\n", "%TAG !e x\n",
    "%TAG x\n", "%X y\n", "%\n", "---", "---\n", "...", "...\n", "# c\n", "#", "@", "`", "%", "a: ", "b: ",
    "- a\n",
    "a: b\n", "<<: ", "\"", "'", "x:y", "x#y", "a:", "a\n b", "a\n\n  b", "\u{2028}", "\u{85}", "\u{FEFF}",
    "\u{A0}",
    "é: ", "日本: ", "- é: ",
  ]

  private static let blanks = [
    " ", " ", "  ", "\n", "\n", "\n  ", "\n ", "\n    ", "\n\n", "\t", " \t", "\n\t", "\r\n", "\r", "\n  \n ",
  ]
}
