import Diagnostics
import ManifestTree
import Testing

/// The meaning of scalars; each was also read by `kubectl` 1.32.
@Suite struct YAMLScalarTests {
  private static func read(_ scalar: String) -> Documents {
    YAMLReader.read(Array("v: \(scalar)\n".utf8), from: "a.yaml")
  }

  @Test(arguments: ["~", "null", "Null", "NULL", "", "!!null ~", "!!null \"\""])
  func `these scalars are null`(scalar: String) {
    #expect(Self.read(scalar).documents.map(\.node) == [["v": .null]])
  }

  @Test(arguments: [
    (
      true,
      [
        "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y", "!!bool yes",
        "!!bool \"on\"",
      ]
    ),
    (false, ["false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N"]),
  ])
  func `these scalars are booleans`(value: Bool, scalars: [String]) {
    for scalar in scalars {
      #expect(Self.read(scalar).documents.map(\.node) == [["v": .bool(value)]], "\(scalar)")
    }
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("+0", 0), ("00", 0), ("07", 7), ("0755", 493), ("-0755", -493), ("0o755", 493),
      ("0O17", 15), ("0x1F", 31), ("0X1f", 31), ("-0x1F", -31),
      ("+0x1f", 31), ("0b101", 5), ("-0b1", -1), ("0B11", 3), ("1_000", 1000), ("1_", 1), ("1__0", 10),
      ("-_1", -1), ("0x_1", 1), ("0_7", 7), ("+12", 12), ("!!int \"3\"", 3),
      ("9223372036854775807", .max), ("-9223372036854775808", .min), ("20010101", 20_010_101),
    ] as [(String, Int64)])
  func `these scalars are integers`(scalar: String, value: Int64) {
    #expect(Self.read(scalar).documents.map(\.node.json) == ["{\"v\":\(value)}"])
  }

  @Test(arguments: [
    ("1.5", 1.5), ("1.0", 1), ("1.", 1), (".5", 0.5), ("-.5", -0.5), ("+.5", 0.5), ("1e3", 1000),
    ("1E3", 1000), ("1e+3", 1000), ("1e-3", 0.001), ("1.e3", 1000),
    ("-1.5e3", -1500), ("12e03", 12000), (".5e1", 5), ("1_0.5_0", 10.5), (".5_0", 0.5), ("08", 8), ("09", 9),
    ("0e3", 0), ("1e-400", 0), ("!!float 3", 3), ("!!float \"3.5\"", 3.5),
    ("9223372036854775808", 9_223_372_036_854_775_808), ("0xFFFFFFFFFFFFFFFF", 18_446_744_073_709_551_616),
    ("123456789012345678901234567890", 1.2345678901234568e29),
  ])
  func `these scalars are floating-point numbers`(scalar: String, value: Double) {
    let node = Self.read(scalar).documents.first?.node["v"]
    guard case .double(let read) = node else {
      Issue.record("\(scalar) is read as \(String(describing: node))")
      return
    }
    #expect(read == value)
  }

  @Test(arguments: [
    "nULL", "tRUE", "yEs", "oN", "_1", "_", "0x", "0x_", "0b", "0b2", "0o8", "1e", "1e+", ".", "..", ".e3",
    "._5", "inf", "nan", "Infinity", "0x1p-2", "12:30", "190:20:30.15", "1e400",
    "2001-01-01", "2001-12-14t21:59:43.10-05:00", "=", "-0xFFFFFFFFFFFFFFFF", "0x1FFFFFFFFFFFFFFFF", "1.2.3",
    "10s", "1Gi", "--", "---", "a b", "<<", "a#b", "a:b", "-a", "日本",
  ])
  func `all other scalars are strings`(scalar: String) {
    #expect(Self.read(scalar).documents.map(\.node) == [["v": .string(scalar)]])
  }

  @Test(arguments: [
    ("\"yes\"", "yes"), ("'1'", "1"), ("!!str 1", "1"), ("! yes", "yes"),
    ("!!timestamp 2001-01-01", "2001-01-01"), ("!<tag:yaml.org,2002:str> 1", "1"), ("'it''s'", "it's"),
    (
      "\"a\\x41\\u00e9\\U0001F6A2\\N\\_\\L\\P\\e\\0\\\"/\"",
      "aAé🚢\u{85}\u{A0}\u{2028}\u{2029}\u{1B}\u{0}\"/"
    ), ("\"\"", ""), ("''", ""), ("|-\n  1", "1"), (">\n  a\n  b\n\n  c", "a b\nc\n"),
    ("|+\n  x\n", "x\n\n"), ("a\n  b\n\n  c", "a b\nc"), ("\"a\n  b\\\n  c\"", "a bc"), ("!!str", ""),
  ])
  func `quoted, tagged, and folded scalars are strings`(scalar: String, text: String) {
    let read = Self.read(scalar)
    #expect(read.diagnostics == [])
    #expect(read.documents.map(\.node) == [["v": .string(text)]])
  }

  @Test(arguments: [
    (".inf", "found '.inf', expected a number that JSON can represent"),
    ("-.INF", "found '-.INF', expected a number that JSON can represent"),
    (".NaN", "found '.NaN', expected a number that JSON can represent"),
    (
      "!foo a",
      "found the tag '!foo', expected !!str, !!int, !!float, !!bool, !!null, !!timestamp, !!map, or !!seq"
    ),
    (
      "!!binary YQ==",
      "found the tag '!!binary', expected !!str, !!int, !!float, !!bool, !!null, !!timestamp, !!map, or !!seq"
    ),
    (
      "!!set {a}",
      "found the tag '!!set', expected !!str, !!int, !!float, !!bool, !!null, !!timestamp, !!map, or !!seq"
    ),
    ("!!int x", "found the tag '!!int', expected a value of that type"),
    ("!!str [1]", "found the tag '!!str', expected a value of that type"),
    ("!!map [1]", "found the tag '!!map', expected a value of that type"),
  ])
  func `a value that JSON cannot represent is an error`(scalar: String, message: String) {
    let read = Self.read(scalar)
    #expect(read.diagnostics.map(\.message) == [message])
    #expect(read.diagnostics.first?.location == .init(file: "a.yaml", line: 1, column: 4))
  }
}
