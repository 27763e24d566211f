import ManifestTree

extension Node {
  /// The elements of a list; none for other values.
  var items: [Node] { if case .list(let list) = self { list } else { [] } }

  /// The entries of a map; none for other values.
  var entries: [NodeMap.Entry] { if case .map(let map) = self { map.entries } else { [] } }

  /// The value at a path of keys; nil if there is none.
  func at(_ keys: String...) -> Node? {
    keys.reduce(Optional(self)) { node, key in node?[key] }.flatMap { $0 == .null ? nil : $0 }
  }

  /// The strings of a list.
  var texts: [String] { items.compactMap(\.plainText) }
}

extension NodePath {
  /// Whether the path equals a dotted path, or is below it.
  func isBelow(_ dotted: String) -> Bool { steps[...].isBelow(dotted) }

  /// Whether the path and a dotted path are the same, or one is below the other.
  func touches(_ dotted: String) -> Bool { steps[...].touches(dotted) }
}

extension ArraySlice<NodePath.Step> {
  /// Whether the steps start with the keys of a dotted path.
  func isBelow(_ dotted: String) -> Bool {
    var rest = self
    for part in dotted.split(separator: ".") {
      guard case .key(let key)? = rest.first, key == part else { return false }
      rest = rest.dropFirst()
    }
    return true
  }

  /// Whether the steps start with the keys of a dotted path, or are the start of them.
  func touches(_ dotted: String) -> Bool {
    var rest = self
    for part in dotted.split(separator: ".") {
      guard let step = rest.first else { return true }
      guard case .key(let key) = step, key == part else { return false }
      rest = rest.dropFirst()
    }
    return true
  }
}
