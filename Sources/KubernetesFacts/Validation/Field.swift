internal import ManifestTree

/// A field of an object under validation: its value, if there is one, and its path.
///
/// A field of a missing field is also missing.
struct Field {
  /// The value; nil if the field is missing or null.
  let node: Node?
  private let root: Node
  private let trail: NodeTrail

  /// The root of an object.
  init(root: Node) {
    (node, self.root, trail) = (root, root, NodeTrail())
  }

  private init(_ place: (node: Node?, trail: NodeTrail), in root: Node) {
    if case .null? = place.node { node = nil } else { node = place.node }
    (self.root, trail) = (root, place.trail)
  }

  subscript(_ key: String) -> Field { Field(trail.key(key, of: node), in: root) }

  /// The item at an index; missing if the list is shorter.
  subscript(_ index: Int) -> Field { Field(trail.step(.index(index), of: node), in: root) }

  /// The field at a path of keys and indexes.
  func at(_ path: NodePath) -> Field {
    path.steps.reduce(self) { field, step in
      switch step {
      case .key(let key): field[key]
      case .index(let index): field[index]
      case .element: field
      }
    }
  }

  /// The items of a list; none if this is not a list.
  var items: [Field] {
    guard case .list(let list)? = node else { return [] }
    return list.indices.map { Field((list[$0], trail.item(at: $0)), in: root) }
  }

  /// The entries of a map in order; none if this is not a map.
  var entries: [(key: String, value: Field)] {
    guard case .map(let map)? = node else { return [] }
    return map.entries.indices.map { position in
      let entry = map.entries[position]
      return (entry.key, Field((entry.value, trail.entry(at: position, entry.key)), in: root))
    }
  }

  /// The number of items or entries.
  var count: Int {
    switch node {
    case .list(let list)?: list.count
    case .map(let map)?: map.count
    default: 0
    }
  }

  /// Whether the field has a value that is not null.
  var exists: Bool { node != nil }
  /// The string, or an empty one: the API server treats a missing string as empty.
  var string: String { if case .string(let text)? = node { text } else { "" } }
  /// The string; nil if the field is missing or of another type.
  var text: String? { node?.text }
  /// The integer; nil if the field is missing or of another type.
  var int: Int64? { node?.int }
  /// Whether the field is `true`.
  var isTrue: Bool { node == .bool(true) }
  /// The quantity; nil if the field is missing or invalid.
  var quantity: Quantity? { node.flatMap { node in (try? Quantity(node)) ?? nil } }
  /// The strings of a list.
  var texts: [String] { items.compactMap(\.text) }

  /// The last key of the path.
  var name: String { trail.lastKey(from: root) ?? "object" }

  /// The path from the object's root.
  var path: NodePath { trail.path(from: root) }
}
