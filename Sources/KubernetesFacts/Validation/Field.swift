internal import ManifestTree

/// A field of an object under validation: its value, if there is one, and its path.
///
/// A field of a missing field is also missing. A field does not keep its tree alive: code that holds a field must also
/// hold the tree.
struct Field {
  private unowned(unsafe) let tree: NodeTree
  private let cursor: NodeCursor

  /// The root of an object.
  init(root tree: NodeTree) {
    self.tree = tree
    cursor = NodeCursor(at: tree)
  }

  private init(_ cursor: NodeCursor, in tree: NodeTree) {
    self.tree = tree
    self.cursor = cursor
  }

  /// The value; nil if the field is missing or null.
  var node: Node? { cursor.node }

  subscript(_ key: String) -> Field { Field(cursor.key(key), in: tree) }

  /// The item at an index; missing if the list is shorter.
  subscript(_ index: Int) -> Field { Field(cursor.item(index), in: tree) }

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
  var items: [Field] { (0..<cursor.itemCount).map { Field(cursor.item($0), in: tree) } }

  /// The entries of a map in order; none if this is not a map.
  var entries: [(key: String, value: Field)] {
    (0..<cursor.entryCount).map { position in
      let entry = cursor.entry(position)
      return (entry.key, Field(entry.cursor, in: tree))
    }
  }

  /// The number of items or entries.
  var count: Int { cursor.itemCount + cursor.entryCount }

  /// Whether the field has a value that is not null.
  var exists: Bool { cursor.exists }
  /// The string, or an empty one: the API server treats a missing string as empty.
  var string: String { if case .string(let text)? = node { text } else { "" } }
  /// The end of a message about a wrong string, such as `, not 'TCP'`; empty if the field is missing or empty.
  var foundInstead: String { string.isEmpty ? "" : ", not '\(string)'" }
  /// The scalar as the manifest declares it; empty if the field is missing, or a list or map.
  var plainText: String { node?.plainText ?? "" }
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

  /// The last key of the path; `object` for the root.
  var name: String { cursor.lastKey(from: tree.root) ?? "object" }

  /// The path from the object's root.
  var path: NodePath { cursor.path(from: tree.root) }
}
