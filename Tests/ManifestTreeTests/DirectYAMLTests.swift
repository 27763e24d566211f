import Diagnostics
import Foundation
import ManifestTree
import Testing

/// The fast parser and the parser of all of YAML must return the same trees with the same positions.
@Suite struct DirectYAMLTests {
  /// The number of tested documents; for a longer search, run `PORTOLAN_FUZZ=1000000 swift test --filter
  /// DirectYAMLTests`.
  private static let count = ProcessInfo.processInfo.environment["PORTOLAN_FUZZ"].flatMap { Int($0) } ?? 3000
  private static let seed =
    ProcessInfo.processInfo.environment["PORTOLAN_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

  @Test func `both parsers return the same trees and errors`() {
    var (blocks, mutations) = (BlockText(seed: Self.seed), MutatedText(seed: Self.seed))
    var direct = 0
    for number in 0..<Self.count {
      let bytes = number % 4 == 0 ? mutations.next() : blocks.next()
      direct += YAMLReader.read(bytes, from: "a", by: .direct).documents.isEmpty ? 0 : 1
      let (ours, theirs) = (YAMLReader.read(bytes, from: "a"), YAMLReader.read(bytes, from: "a", by: .events))
      let difference = Self.difference(ours, theirs)
      #expect(
        difference == nil,
        "\(number) of seed \(Self.seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
    #expect(direct > Self.count / 4, "only documents that are read directly prove anything")
  }

  /// The differences between two results of reading a document, including all positions.
  private static func difference(_ one: Documents, _ other: Documents) -> String? {
    let (left, right) = (description(of: one), description(of: other))
    return left == right ? nil : "\(left)\n---\n\(right)"
  }

  private static func description(of documents: Documents) -> String {
    documents.diagnostics.map { "\($0)\n" }.joined()
      + documents.documents.map { describe($0.node, at: NodePath(), in: $0) + "\n" }.joined()
  }

  private static func describe(_ node: Node, at path: NodePath, in document: Documents.Document) -> String {
    let entry = document.map.location(of: path, in: document.node)
    let value = document.map.valueLocation(of: path, in: document.node)
    let place = "\(entry.line):\(entry.column)/\(value.line):\(value.column) "
    switch node {
    case .list(let list):
      return place + "[" + list.indices.map { describe(list[$0], at: path.index($0), in: document) }.joined()
        + "]"
    case .map(let map):
      return place + "{"
        + map.map { "\($0.key.debugDescription): " + describe($0.value, at: path.key($0.key), in: document) }
        .joined() + "}"
    default: return place + "\(node)"
    }
  }
}
