import Foundation
import KubernetesModel
import ManifestTree
import Testing

/// Manifests in JSON, beside the tests.
enum Fixture {
  /// The "harbour": 97 objects of 40 kinds that an API server accepted, all but Gateway API's known to the tables.
  static func harbour() throws -> [Node] {
    let trees: [JSONTree] = try read("harbour")
    return trees.map(\.node)
  }

  static func read<Content: Decodable>(_ name: String) throws -> Content {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(Content.self, from: Data(contentsOf: url))
  }
}

/// A tree as JSON has it; keys come sorted.
struct JSONTree: Decodable, Sendable {
  var node: Node

  init(from decoder: any Decoder) throws {
    if let map = try? decoder.container(keyedBy: Key.self) {
      let keys = map.allKeys.sorted { $0.stringValue < $1.stringValue }
      node = .map(
        NodeMap(
          uniqueEntries: try keys.map {
            .init($0.stringValue, try map.decode(JSONTree.self, forKey: $0).node)
          }))
    } else if let list = try? decoder.singleValueContainer().decode([JSONTree].self) {
      node = .list(list.map(\.node))
    } else {
      node = try Self.scalar(decoder.singleValueContainer())
    }
  }

  private static func scalar(_ container: any SingleValueDecodingContainer) throws -> Node {
    if container.decodeNil() { return .null }
    if let value = try? container.decode(Bool.self) { return .bool(value) }
    if let value = try? container.decode(Int64.self) { return .int(value) }
    if let value = try? container.decode(Double.self) { return .double(value) }
    return .string(try container.decode(String.self))
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension Node {
  /// The part at a path of keys and indices; null if there is none.
  subscript(_ path: NodePath) -> Node {
    path.steps.reduce(self) { node, step in
      switch (node, step) {
      case (.map(let map), .key(let key)): map[key] ?? .null
      case (.list(let list), .index(let index)) where list.indices.contains(index): list[index]
      default: .null
      }
    }
  }

  /// The same with another value at a path of keys and indices, which must lead somewhere but for its last key.
  func replacing(_ path: ArraySlice<NodePath.Step>, with value: Node?) -> Node {
    guard let step = path.first else { return value ?? .null }
    let rest = path.dropFirst()
    switch (self, step) {
    case (.map(var map), .key(let key)):
      map[key] = rest.isEmpty ? value : (map[key] ?? .null).replacing(rest, with: value)
      return .map(map)
    case (.list(var list), .index(let index)) where list.indices.contains(index):
      list[index] = list[index].replacing(rest, with: value)
      return .list(list)
    default: return self
    }
  }
}
