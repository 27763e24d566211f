import Diagnostics
import Foundation
import ManifestTree
import Testing

/// Malicious files: they are read, or rejected at the position of the error, fast and with little memory.
///
/// Quadratic time would take hours for the largest of them; no test measures time.
@Suite(.serialized) struct HostileInputTests {
  private static func read(_ bytes: [UInt8]) -> ManifestContents {
    ManifestReader.read(bytes, from: "a.yaml", of: .clusterDump)
  }

  private static func list(_ items: String) -> String { "apiVersion: v1\nitems:\n\(items)\nkind: List\n" }

  /// Invalid input, and the start of the first error message.
  private static let refused: [(name: String, text: String, message: String)] = [
    ("deep lists", String(repeating: "[", count: 1_000_000), "found lists and maps more than 100 levels"),
    ("deep maps", String(repeating: "{\"a\":", count: 500_000), "found lists and maps more than 100 levels"),
    ("deep items", String(repeating: "- ", count: 500_000), "found lists and maps more than 100 levels"),
    (
      "an alias bomb", bomb(of: "[x, x, x, x, x, x, x, x, x, x]", nesting: { "[\($0)]" }),
      "found the alias '*a"
    ),
    (
      "a bomb of merged maps",
      bomb(
        of: "{k: v}",
        nesting: {
          "{\($0.split(separator: ",").enumerated().map { "k\($0): \($1)" }.joined(separator: ", "))}"
        }), "found the alias '*a"
    ),
    ("a key without end", "{\"" + String(repeating: "x", count: 4_000_000), "found the end of the file"),
    ("a text without end", "a: '" + String(repeating: "x", count: 4_000_000), "found the end of the file"),
    ("repeated keys", "a:\n" + String(repeating: "  k: v\n", count: 50_000), "the key 'k' is written twice"),
    (
      "repeated keys of JSON", "{" + Array(repeating: "\"k\":1", count: 50_000).joined(separator: ",") + "}",
      "the key 'k' is written twice"
    ),
    ("a NUL", "a: b\u{0}c\n", "found the control character 0x0"),
    ("NULs only", String(repeating: "\u{0}", count: 1_000_000), "found the control character 0x0"),
    ("a NUL in JSON", "{\"a\": \"\u{0}\"}", "found the control character 0x0"),
    ("faults without end", String(repeating: "a: [}\n---\n", count: 50_000), "found '}'"),
    ("anchors without end", list((0..<50_000).map { "- &a\($0) *b" }.joined(separator: "\n")), "found"),
    (
      "unknown aliases among anchors", (0..<50_000).map { "- &a\($0) 1\n- *b\n" }.joined(),
      "found the alias '*b', expected an anchor before it, such as 'a0'"
    ),
    ("empty documents of JSON", String(repeating: "{}", count: 100_000), "the object has no 'apiVersion'"),
    ("a long number", "a: 1\n---\n" + String(repeating: "9", count: 1_000_000), "found"),
    ("a long tag", "a: !" + String(repeating: "t", count: 1_000_000) + " b", "found the tag '!ttt"),
    ("a long alias", "a: *" + String(repeating: "a", count: 1_000_000), "found the alias '*aaa"),
    (
      "a long key twice",
      "{"
        + Array(repeating: "\"\(String(repeating: "k", count: 100_000))\":1", count: 2).joined(separator: ",")
        + "}",
      "the key 'kkk"
    ),
    ("documents that are not objects", String(repeating: "---\n1\n", count: 20_000), "found a number"),
  ]

  private static func bomb(of value: String, nesting: (String) -> String) -> String {
    var text = "a0: &a0 \(value)\n"
    for level in 1...20 {
      text +=
        "a\(level): &a\(level) \(nesting(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")))\n"
    }
    return text
  }

  @Test(arguments: refused.map(\.name))
  func `hostile input is rejected fast and at its position`(name: String) throws {
    let (_, text, message) = try #require(Self.refused.first { $0.name == name })
    let manifests = Self.read(Array(text.utf8))
    let fault = try #require(manifests.diagnostics.first)
    #expect(fault.message.hasPrefix(message), "\(fault.message.prefix(200))")
    #expect(fault.message.utf8.count < 400)
    #expect(fault.location != nil)
    #expect(manifests.diagnostics.count <= 1000)
  }

  @Test(
    arguments: [[0xC3, 0x28], [0xFF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80]] as [[UInt8]]
  )
  func `bytes that are not text are rejected anywhere`(bytes: [UInt8]) {
    let object = Array(Self.list("- apiVersion: v1\n  kind: Secret\n  metadata:\n    name: a").utf8)
    for place in [0, 30, object.count / 2, object.count] {
      let manifests = Self.read(object[..<place] + bytes + object[place...])
      #expect(manifests.diagnostics.first?.id == "manifest/encoding")
    }
  }

  @Test func `every byte that is not text is found anywhere`() {
    let text = Array("a\nb\ncdef\nghijk\nlmnopqrstuvw".utf8)
    for (byte, place) in (0...255).flatMap({ byte in text.indices.map { (UInt8(byte), $0) } }) {
      let before = text[..<place]
      let isText = byte < 0x80 && (byte >= 0x20 || [0x09, 0x0A, 0x0D].contains(byte))
      let faults = JSONReader.read(before + [byte] + text[place...], from: "a").diagnostics
      let fault = faults.first { $0.id == "manifest/encoding" }
      #expect((fault == nil) == isText, "\(byte) at \(place)")
      guard let location = fault?.location else { continue }
      #expect(location.line == before.count { $0 == 0x0A } + 1)
      #expect(location.column == place - (before.lastIndex(of: 0x0A) ?? -1))
    }
  }

  @Test(arguments: [
    "a: \"\\0\\x00\\u0000\\U00000000\"", "\"a\\0b\": 1", "{\"a\": \"\\u0000\", \"b\\u0000\": 1}",
    "? \"\\x00\"\n: 1",
  ])
  func `an escaped NUL is a character like any other`(text: String) throws {
    let documents =
      text.hasPrefix("{")
      ? JSONReader.read(Array(text.utf8), from: "a") : YAMLReader.read(Array(text.utf8), from: "a")
    #expect(documents.diagnostics.map(\.message) == [])
    let node = try #require(documents.documents.first?.node)
    #expect(YAMLReader.read(Array(node.yaml.utf8), from: "a").documents.map(\.node) == [node])
    #expect(JSONReader.read(Array(node.json.utf8), from: "a").documents.map(\.node) == [node])
    #expect(!node.yaml.contains("\u{0}") && !node.json.contains("\u{0}"))
  }

  @Test func `large scalars, keys, and maps are read`() throws {
    let long = String(repeating: "x", count: 4_000_000)
    for text in [
      "a: \(long)\n", "a: '\(long)'\n", "a: |\n  \(long)\n", "? \(long)\n: 1\n", "{\"a\": \"\(long)\"}",
    ] {
      let manifests = Self.read(Array(text.utf8))
      #expect(manifests.diagnostics.allSatisfy { $0.id == "manifest/incomplete" })
    }
    let map = Self.list(
      "- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: a}\n  data:\n"
        + (0..<100_000).map { "    k\($0): v\n" }.joined())
    let manifests = Self.read(Array(map.utf8))
    #expect(manifests.diagnostics.map(\.message) == [])
    #expect(manifests.objects.first?.node["data"]?["k99999"] == "v")
  }

  // MARK: Mutations

  /// The number of tested documents; for a longer search, run `PORTOLAN_FUZZ=1000000 swift test --filter
  /// HostileInputTests`.
  private static let count = ProcessInfo.processInfo.environment["PORTOLAN_FUZZ"].flatMap { Int($0) } ?? 3000
  private static let seed =
    ProcessInfo.processInfo.environment["PORTOLAN_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

  @Test func `random errors have valid positions, and what is read can be written and read again`() {
    var texts = MutatedText(seed: Self.seed)
    for number in 0..<Self.count {
      let bytes = texts.next()
      let name = "\(number) of seed \(Self.seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
      let lines = bytes.count { $0 == 0x0A } + 1
      for (documents, isYAML) in [
        (YAMLReader.read(bytes, from: "a"), true), (JSONReader.read(bytes, from: "a"), false),
      ] {
        for fault in documents.diagnostics {
          let place = fault.location ?? FileLocation(file: "", line: 0, column: 0)
          #expect((1...lines).contains(place.line) && place.column >= 1 && !fault.message.isEmpty, "\(name)")
        }
        guard documents.diagnostics.isEmpty else { continue }
        for document in documents.documents {
          let again =
            isYAML
            ? YAMLReader.read(Array(document.node.yaml.utf8), from: "b")
            : JSONReader.read(Array(document.node.json.utf8), from: "b")
          #expect(again.documents.map(\.node) == [document.node], "\(name)")
        }
      }
      let manifests = Self.read(bytes)
      for object in manifests.objects { #expect(object.origin.location.line <= lines, "\(name)") }
    }
  }
}
