import Foundation
import KubernetesFacts
import ManifestTree
import Testing

/// JSON manifests next to the tests.
enum Fixture {
  /// The "harbour": 97 objects of 35 kinds, in 40 versions, that an API server accepted; the tables contain all except
  /// those of the Gateway API.
  static func harbour() throws -> [Node] {
    guard case .list(let objects) = try read("harbour") else { return [] }
    return objects
  }

  static func read(_ name: String) throws -> Node {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"))
    let documents = JSONReader.read([UInt8](try Data(contentsOf: url)), from: url.lastPathComponent)
    try #require(documents.diagnostics.isEmpty)
    return try #require(documents.documents.first).node
  }
}

extension Node {
  /// The string value of a key; empty if there is none.
  func text(_ key: String) -> String { self[key]?.plainText ?? "" }

  /// The elements of a key's list.
  func elements(_ key: String) -> [Node] {
    if case .list(let list) = self[key] { list } else { [] }
  }

  /// The tree with another value at a path of keys and indices, of which only the last key may be missing.
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
