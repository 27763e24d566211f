import Diagnostics
import ManifestTree
import Testing

@Suite struct YAMLFaultTests {
  private static func faults(of text: String) -> [String] {
    YAMLReader.read(Array(text.utf8), from: "a.yaml").diagnostics.map { fault in
      let notes = fault.notes.map {
        ", \($0.message): \($0.location.map { "\($0.line):\($0.column)" } ?? "")"
      }
      return "\(fault.location.map { "\($0.line):\($0.column)" } ?? ""): \(fault.message)\(notes.joined())"
    }
  }

  @Test(arguments: [
    (
      "a: b: c",
      "1:5: found ':', expected no key here; a key starts on its own line, in the column of the keys before it, and text that contains ': ' needs quotes"
    ),
    ("a: - b", "1:4: found '-', expected no list here; a list starts on its own line"),
    ("a: [b\nc: d]\n", "2:2: found ':', expected ',' or ']', the list begins here: 1:4"),
    ("a: {b\n", "2:1: found the end of the file, expected ',' or '}', the map begins here: 1:4"),
    (
      "a: 'b\n",
      "2:1: found the end of the file, expected a closing quote, the quoted text begins here: 1:4"
    ),
    (
      "a: \"\\q\"",
      "1:5: found '\\', expected one of YAML's escapes, or '\\\\' for a backslash, the quoted text begins here: 1:4"
    ),
    (
      "  a: 1\n b: 2", "2:2: found 'b', expected '---' or the end of the file"
    ),
    (
      "- a\nb: c",
      "2:1: found 'b', expected '-' in the column of the items before it, the list begins here: 1:1"
    ),
    ("a: 1\nmetada", "2:1: found 'metada', expected a key followed by ':'"),
    (
      "\ta: b",
      "1:1: found a tab, expected the start of a value, indented with spaces; text that starts like this needs quotes"
    ),
    (
      "a: @b",
      "1:4: found '@', expected the start of a value, indented with spaces; text that starts like this needs quotes"
    ),
    ("a: *x", "1:4: found the alias '*x', expected no alias, because the document has no anchor before it"),
    ("a: &y 1\nb: *x", "2:4: found the alias '*x', expected an anchor before it, such as 'y'"),
    ("a: &x {b: *x}", "1:11: found the alias '*x', expected no alias inside the value of its own anchor"),
    ("{null: a}", "1:2: found null as a key, expected a string"),
    ("? [a]\n: b", "1:3: found a list as a key, expected a string"),
    ("{a: 1}: b", "1:1: found a map as a key, expected a string"),
    ("a: {<<: 1}", "1:5: found '<<' with another value, expected a map or a list of maps to merge"),
    ("%YAML 3.0\n---\na: 1", "1:1: found '%', expected the version 1.1 or 1.2"),
    ("a: !e!x 1", "1:4: found '!', expected a tag of a known handle, such as '!!str'"),
    ("a: 1\u{1}", "1:5: found the control character 0x1, expected text"),
    ("a: \u{0}", "1:4: found the control character 0x0, expected text"),
    ("é: \u{9F}", "1:5: found the control character 0x9F, expected text"),
    ("a: 1\na: 2", "2:1: the key 'a' is written twice, expected once, the first is here: 1:1"),
    ("1: a\n\"1\": b", "2:1: the key '1' is written twice, expected once, the first is here: 1:1"),
    (
      "a:\n  b: é\n  c: [é, {d: 1, d: 2}]",
      "3:18: the key 'd' is written twice, expected once, the first is here: 3:12"
    ),
  ])
  func `an error has its position, what was found, and what was expected`(text: String, message: String) {
    #expect(Self.faults(of: text) == [message])
  }

  @Test func `bytes that are not UTF-8 are an error at their position`() {
    let read = YAMLReader.read(Array("a: é\nb: ".utf8) + [0xC3, 0x28], from: "a.yaml")
    #expect(read.diagnostics.map(\.message) == ["found the byte 0xC3, expected UTF-8"])
    #expect(read.diagnostics.first?.location == .init(file: "a.yaml", line: 2, column: 4))
  }

  @Test func `all errors in a file are reported and reading continues at the next document`() {
    let text = "a: 1\n---\nb: [\n---\nc: 1\nc: 2\n---\n\"d\n---\ne: @\n--- # f\nf: 1\n"
    #expect(
      Self.faults(of: text).map { String($0.prefix { $0 != ":" }) } == ["4", "6", "9", "10"])
    #expect(
      YAMLReader.read(Array(text.utf8), from: "a.yaml").documents.map(\.node) == [
        ["a": 1], ["c": 1], ["f": 1],
      ])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[? ", "[{a: ["])
  func `unlimited nesting is an error`(opening: String) {
    let faults = Self.faults(of: String(repeating: opening, count: 100_000))
    #expect(faults.count == 1)
    #expect(faults.first?.hasSuffix("found lists and maps more than 100 levels deep, expected fewer") == true)
  }

  @Test func `nesting by aliases is also an error`() {
    var text = "a0: &a0 x\n"
    for level in 1...400 { text += "a\(level): &a\(level) [[*a\(level - 1)]]\n" }
    let faults = Self.faults(of: text)
    #expect(faults.map { $0.contains("more than 100 levels deep") } == [true])
  }

  @Test func `aliases that expand to billions of values are an error`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let faults = Self.faults(of: text)
    #expect(faults.count == 1)
    #expect(
      faults.first?.hasSuffix("expected aliases that expand to at most 1000000 values in total") == true)
    let merging = (1...40).map { "m\($0): &m\($0) {<<: *m\($0 - 1), k\($0): *m\($0 - 1)}\n" }.joined()
    #expect(Self.faults(of: "m0: &m0 {k: 1}\n\(merging)").count == 1)
  }

  @Test func `reading stops after many errors`() {
    #expect(Self.faults(of: String(repeating: "---\n[\n", count: 10_000)).count == 100)
    #expect(Self.faults(of: String(repeating: "- !x y\n", count: 10_000)).count == 1000)
  }
}
