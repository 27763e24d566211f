import Diagnostics
import ManifestTree
import Testing

/// Documents that kubectl reads differently from YAML's specification; the behavior of kubectl was recorded with
/// version 1.37.
@Suite struct KubectlReadingTests {
  @Test(
    arguments: [
      ("a: |\n  x\n  y", ["a": "x\ny\n"]), ("a: |+\n  x\n  y", ["a": "x\ny\n"]),
      ("a: >\n  x\n  y", ["a": "x y\n"]), ("a: |-\n  x", ["a": "x"]), ("a: |\n  x\n  ", ["a": "x\n"]),
      ("a: |+\n  x\n  ", ["a": "x\n\n"]), ("a: |\r\n  x\r\n  y", ["a": "x\ny\n"]),
      ("- |\n x\n- |+\n y", ["x\n", "y\n"]), ("a:\n  - b: |2\n        x", ["a": [["b": "  x\n"]]]),
      ("a: &b {c: d}\ne: |\n  x", ["a": ["c": "d"], "e": "x\n"]), ("a: 'x", .null), ("a: b", ["a": "b"]),
    ] as [(String, Node)])
  func `the last line ends with a line feed even if the file does not`(text: String, value: Node) {
    for ways in [YAMLReader.Strategy.both, .events] {
      let read = YAMLReader.read(Array(text.utf8), from: "a.yaml", by: ways)
      if value == .null {
        #expect(read.diagnostics.map(\.id) == ["manifest/cut-off"])
      } else {
        #expect(read.diagnostics == [])
        #expect(read.documents.map(\.node) == [value])
      }
    }
  }

  @Test func `blocks at the end of each document keep their own line feeds`() {
    let read = YAMLReader.read(Array("a: |+\n  x\n\n---\na: |+\n  z".utf8), from: "a.yaml")
    #expect(read.documents.map(\.node) == [["a": "x\n\n"], ["a": "z\n"]])
  }

  @Test(
    arguments: [
      ("%YAML 1.2\n---\na: b\n", "1:1"), ("%YAML 1.1\n---\na: b\n", "1:1"),
      ("%TAG !e! tag:example.com\n---\na: b\n", "1:1"), ("# c\n%YAML 1.1\n---\na: b\n", "2:1"),
      ("a: \"x\\/y\"\n", "1:6"), ("\"\\\\\\/\": c", "1:4"), ("a: {b: c?d}\n", "1:9"),
      ("a: {c?d: b}\n", "1:6"), ("a: [https://example.com/?q, x]\n", "1:25"), ("a: [b?]\n", "1:6"),
      ("a: [!!str, b]\n", "1:10"), ("a: {b: !!str, c: d}\n", "1:13"), ("a: b\n--- {c: d}\n", "2:5"),
      ("--- !!map\na: b\n", "1:5"), ("--- |\n  a\n", "1:5"),
    ])
  func `what kubectl rejects is an error at its position`(text: String, place: String) {
    let read = YAMLReader.read(Array(text.utf8), from: "a.yaml")
    #expect(read.diagnostics.map { $0.location.map { "\($0.line):\($0.column)" } } == [place])
    #expect(read.diagnostics.allSatisfy { $0.message.contains("kubectl ") })
  }

  @Test(
    arguments: [
      ("a: b?c\n", ["a": "b?c"]), ("a: {b: \"c?d\"}\n", ["a": ["b": "c?d"]]),
      ("a: {b: c}\nd: e?f\n", ["a": ["b": "c"], "d": "e?f"]), ("a: {b: 'c\\/d'}\n", ["a": ["b": "c\\/d"]]),
      ("a: \"b/\\\\\"\n", ["a": "b/\\"]), ("--- # c\na: b\n", ["a": "b"]),
      ("a: {? b : c}\n", ["a": ["b": "c"]]), ("a: {b:}\n", ["a": ["b:": .null]]), ("[a:, b]\n", ["a:", "b"]),
      ("a: {b: 1:2:}\n", ["a": ["b": "1:2:"]]), ("a: [!!str b]\n", ["a": ["b"]]),
      ("a: {b: !!str , c: d}\n", ["a": ["b": "", "c": "d"]]),
    ] as [(String, Node)])
  func `similar input that kubectl accepts is not an error`(text: String, value: Node) {
    let read = YAMLReader.read(Array(text.utf8), from: "a.yaml")
    #expect(read.diagnostics == [])
    #expect(read.documents.map(\.node) == [value])
  }

  @Test func `a byte order mark is ignored at the start of the file and after a document marker`() {
    let text = "\u{FEFF}a: b\n---\n\u{FEFF}c: d\n\u{FEFF}e: f\n"
    let read = YAMLReader.read(Array(text.utf8), from: "a.yaml")
    #expect(read.diagnostics == [])
    #expect(read.documents.map(\.node) == [["a": "b"], ["c": "d", "\u{FEFF}e": "f"]])
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is read like UTF-8`(isLittleEndian: Bool, hasMark: Bool) {
    for text in ["kind: ConfigMap\r\nname: å😀\r\n", #"{"kind": "ConfigMap", "name": "å😀"}"#] {
      let bytes = ((hasMark ? [0xFEFF] : []) + text.utf16).flatMap { unit in
        let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isLittleEndian ? bytes : bytes.reversed()
      }
      let read = YAMLReader.read(bytes, from: "a.yaml")
      #expect(read.diagnostics == [])
      #expect(read.documents.map(\.node) == [["kind": "ConfigMap", "name": "å😀"]])
    }
    #expect(
      ManifestReader.read([0xFF, 0xFE, 0x31], from: "a").diagnostics.map(\.id) == ["manifest/encoding"])
    #expect(
      ManifestReader.read([0xFF, 0xFE, 0x00, 0xD8], from: "a").diagnostics.map(\.id) == ["manifest/encoding"])
  }
}
