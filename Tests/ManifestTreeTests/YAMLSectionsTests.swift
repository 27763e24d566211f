import Diagnostics
import ManifestTree
import Testing

/// Large files are read in sections.
struct YAMLSectionsTests {
  /// The content of more than ten sections: ConfigMaps, each with a block scalar that has dashes.
  private static let documents = (0..<400).map { number in
    """
    apiVersion: v1
    kind: ConfigMap
    metadata: 
      name: config-\(number)
    data:
      number: "\(number)"
      text: |
        first
         ---
        last


    """
  }

  private static func content(_ changed: [Int: String] = [:]) -> [UInt8] {
    Array(documents.indices.map { changed[$0] ?? documents[$0] }.joined(separator: "---\n").utf8)
  }

  /// Expects that a file has the content that the parser of all of YAML reads.
  private func expectSame(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
    let (read, whole) = (
      YAMLReader.read(bytes, from: "a.yaml", by: .both, sectionSize: 4096),
      YAMLReader.read(bytes, from: "a.yaml", by: .events)
    )
    #expect(read.documents.map(\.node) == whole.documents.map(\.node), sourceLocation: sourceLocation)
    #expect(read.diagnostics == whole.diagnostics, sourceLocation: sourceLocation)
    let path = NodePath().key("data").key("text")
    #expect(
      read.documents.map { $0.map.location(of: path, in: $0.node) }
        == whole.documents.map { $0.map.location(of: path, in: $0.node) }, sourceLocation: sourceLocation)
  }

  @Test func `the sections of a large file have the same documents and positions as the whole`() {
    let bytes = Self.content()
    #expect(bytes.count > 10 * 4096)
    expectSame(bytes)
  }

  @Test(arguments: [0, 1, 150, 299])
  func `a document that only the parser of all of YAML reads may be anywhere in a large file`(_ number: Int) {
    expectSame(Self.content([number: "data: {text: &a x, other: *a}\n"]))
  }

  @Test func `errors in several sections are reported in the order of the file`() {
    let repeated = "data:\n  text: x\n  text: y\n"
    expectSame(Self.content([10: repeated, 290: repeated]))
    expectSame(Self.content([100: "data: [\n", 290: repeated]))
    expectSame(Self.content([100: "%YAML 1.1\n"]))
  }

  @Test func `an offset may be before the previous one, or far after it`() {
    // The parts of a merged map have the position of the merge key.
    let text = "a: &a\n  x: 1\n  long: \(String(repeating: "y", count: 300))\nb:\n  z: 2\n  <<: *a\n  x: 3\n"
    let document = YAMLReader.read(Array(text.utf8), from: "a.yaml").documents[0]
    func line(_ keys: String...) -> Int {
      document.map.location(of: NodePath(keys.map { .key($0) }), in: document.node).line
    }
    #expect(line("a", "long") == 3)
    #expect(line("b", "long") == 6)
    #expect(line("b", "x") == 7)
    #expect(line("b", "z") == 5)
  }
}
