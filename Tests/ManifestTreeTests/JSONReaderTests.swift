import Diagnostics
import ManifestTree
import Testing

@Suite struct JSONReaderTests {
  @Test(
    arguments: [
      ("null", .null), ("true", true), (" false ", false), ("0", 0), ("-0", 0), ("-12", -12), ("0.5", 0.5),
      ("1e3", 1000.0), ("1E+2", 100.0),
      ("1.0", 1.0), ("-1.5e-3", -0.0015), ("9223372036854775807", .int(.max)),
      ("-9223372036854775808", .int(.min)),
      ("9223372036854775808", .double(9223372036854775808)),
      ("18446744073709551616", .double(18446744073709551616)),
      ("\"\"", ""), ("\"a\"", "a"), ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"),
      ("\"\\u00e9\\u65E5\"", "é日"),
      ("\"\\ud83d\\udea2\"", "🚢"), ("\"é🚢\"", "é🚢"), ("\"\\u0000\"", "\u{0}"),
      ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
      ("[]", []), ("[ ]", []), ("{}", [:]), ("[1,[2],{}]", [1, [2], [:]]),
      ("\r\n\t{ \"a\" : { \"b\" : [ 1 , 2 ] } }", ["a": ["b": [1, 2]]]),
      ("\u{FEFF}1", 1), ("{\"\":1}", ["": 1]),
      ("\"a text longer than fifteen bytes\"", "a text longer than fifteen bytes"),
    ] as [(String, Node)])
  func `a value is parsed according to RFC 8259`(text: String, expected: Node) {
    let read = JSONReader.read(Array(text.utf8), from: "a.json")
    #expect(read.diagnostics == [])
    #expect(read.documents.map(\.node) == [expected])
  }

  @Test(arguments: [
    ("[1,]", "1:4: found ']', expected a value"),
    ("{\"a\":1,}", "1:8: found '}', expected a key in double quotes"),
    ("{a:1}", "1:2: found 'a', expected a key in double quotes"),
    ("{'a':1}", "1:2: found ''', expected a key in double quotes"),
    ("{\"a\" 1}", "1:6: found '1', expected ':' after the key 'a'"),
    ("{\"a\":}", "1:6: found '}', expected a value"),
    ("[1 2]", "1:4: found '2', expected ',' or ']'"),
    ("{\"a\":1 \"b\":2}", "1:8: found '\"', expected ',' or '}'"),
    ("[", "1:2: found the end of the file, expected a value"),
    ("[1", "1:3: found the end of the file, expected ',' or ']'"),
    ("{\"a\":\n {\"b\"", "2:6: found the end of the file, expected ':' after the key 'b'"),
    ("\"abc", "1:5: found the end of the file, expected '\"' at the end of the string"),
    ("\"a\nb\"", "1:3: found the end of the line, expected '\"' at the end of the string"),
    ("\"a\tb\"", "1:3: found a tab, expected '\"' at the end of the string"),
    ("\"\\x\"", "1:3: found 'x', expected one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"),
    ("\"\\u12g4\"", "1:6: found 'g4', expected four hexadecimal digits after '\\u'"),
    ("\"\\ud800\"", "1:2: found half a surrogate pair, expected both halves"),
    ("\"\\ud800\\u0041\"", "1:2: found half a surrogate pair, expected both halves"),
    ("\"\\udc00\"", "1:2: found half a surrogate pair, expected both halves"),
    ("01", "1:2: found '1', expected no digit after a leading zero"),
    ("-", "1:2: found the end of the file, expected a digit"), ("+1", "1:1: found '+', expected a value"),
    (".5", "1:1: found '.', expected a value"),
    ("1.", "1:3: found the end of the file, expected a digit after the decimal point"),
    ("1e", "1:3: found the end of the file, expected a digit in the exponent"),
    ("1e400", "1:1: found '1e400', expected a number of at most 64 bits"),
    ("NaN", "1:1: found 'NaN', expected a value"), ("tru", "1:1: found 'tru', expected 'true'"),
    ("nul", "1:1: found 'nul', expected 'null'"),
    ("// a\n1", "1:1: found '/', expected a value"), ("]", "1:1: found ']', expected a value"),
    ("\u{1}", "1:1: found the control character 0x1, expected text"),
    ("[1]\u{0}", "1:4: found the control character 0x0, expected text"),
  ])
  func `an error has its position, what was found, and what was expected`(text: String, message: String) {
    let read = JSONReader.read(Array(text.utf8), from: "a.json")
    #expect(
      read.diagnostics.map { "\($0.location?.description ?? ""): \($0.message)" } == ["a.json:\(message)"])
  }

  @Test func `an error in a truncated map refers to the map's start`() {
    let read = JSONReader.read(Array("{\n \"items\": [\n  {\"a\": 1},\n  {\"b\": 2".utf8), from: "a.json")
    #expect(
      read.diagnostics.first?.notes == [
        .init("the map begins here", at: .init(file: "a.json", line: 4, column: 3))
      ])
    #expect(read.documents.isEmpty)
  }

  @Test func `every duplicate key is reported with both positions and the first value is kept`() {
    let text = "{\"a\": 1,\n \"b\": {\"c\": [1, {}],\n  \"c\": 2},\n \"a\": [3, 4],\n \"z\": 5}"
    let read = JSONReader.read(Array(text.utf8), from: "a.json")
    #expect(
      read.diagnostics.map(\.message) == [
        "the key 'c' is written twice, expected once", "the key 'a' is written twice, expected once",
      ])
    #expect(read.diagnostics.map { $0.location?.description } == ["a.json:3:3", "a.json:4:2"])
    #expect(read.diagnostics.map { $0.notes.first?.location?.description } == ["a.json:2:8", "a.json:1:2"])
    let document = read.documents.first
    #expect(document?.node == ["a": 1, "b": ["c": [1, [:]]], "z": 5])
    #expect(
      document?.map.location(of: NodePath().key("z"), in: document?.node ?? .null).description == "a.json:5:2"
    )
  }

  @Test func `a duplicate key is also found in a large map`() {
    let keys = (0..<1000).map { "\"key\($0)\": \($0)" } + ["\"key7\": 1"]
    let read = JSONReader.read(Array("{\(keys.joined(separator: ","))}".utf8), from: "a.json")
    #expect(read.diagnostics.map(\.message) == ["the key 'key7' is written twice, expected once"])
  }

  @Test func `canonically equivalent keys with different bytes are two keys`() {
    let keys = (0..<20).map { "\"key\($0)\": \($0)" } + ["\"\u{E9}\": 1", "\"e\u{301}\": 2"]
    let read = JSONReader.read(Array("{\(keys.joined(separator: ","))}".utf8), from: "a.json")
    #expect(read.diagnostics == [])
    #expect(read.documents.first?.node["\u{E9}"] == 1)
    #expect(read.documents.first?.node["e\u{301}"] == 2)
  }

  @Test func `documents can follow each other`() {
    let read = JSONReader.read(Array("{\"a\":1}\n{\"a\":2}{}\n".utf8), from: "a.json")
    #expect(read.diagnostics == [])
    #expect(read.documents.map(\.node) == [["a": 1], ["a": 2], [:]])
  }

  @Test(arguments: ["[", "{\"a\":"])
  func `unlimited nesting is an error`(opening: String) {
    let read = JSONReader.read(Array(String(repeating: opening, count: 100_000).utf8), from: "a.json")
    #expect(
      read.diagnostics.map(\.message) == ["found lists and maps more than 100 levels deep, expected fewer"])
    let allowed = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(JSONReader.read(Array(allowed.utf8), from: "a.json").diagnostics == [])
  }

  @Test(
    arguments: [
      ([0x22, 0xFF, 0x22], 2, "0xFF"), ([0x22, 0xC3, 0x22], 2, "0xC3"),
      ([0x22, 0xC0, 0xAF, 0x22], 2, "0xC0"), ([0x22, 0xED, 0xA0, 0x80, 0x22], 2, "0xED"),
      ([0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], 2, "0xF5"), ([0x22, 0xE2, 0x82], 2, "0xE2"),
      (Array("\"abcdefghé".utf8) + [0x80, 0x22], 12, "0x80"),
    ] as [([UInt8], Int, String)])
  func `bytes that are not UTF-8 are an error at their position`(bytes: [UInt8], column: Int, byte: String) {
    let read = JSONReader.read(bytes, from: "a.json")
    #expect(read.diagnostics.map(\.message) == ["found the byte \(byte), expected UTF-8"])
    #expect(read.diagnostics.first?.location?.column == column)
  }

  @Test func `UTF-16 is recognized in the message`() {
    #expect(
      JSONReader.read([0xFF, 0xFE, 0x31, 0], from: "a.json").diagnostics.map(\.message) == [
        "found UTF-16, expected UTF-8"
      ])
  }
}
