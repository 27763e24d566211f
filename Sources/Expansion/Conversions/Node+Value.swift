internal import ManifestTree
internal import Portolan

extension Node {
  /// Converts a free value to a tree; for a duplicate key, the last value wins.
  init(_ value: Portolan.Value) {
    switch value {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .int(Int64(number))
    case .double(let number): self = .double(number)
    case .string(let text): self = .string(text)
    case .list(let elements): self = .list(elements.map(Node.init))
    case .map(let entries):
      var map = NodeMap()
      for entry in entries { map[entry.key] = Node(entry.value) }
      self = .map(map)
    }
  }
}
