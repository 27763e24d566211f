internal import KubernetesFacts
package import ManifestTree

/// A field of an object: the value at a path, which may be missing.
///
/// A field of a missing field is also missing, so rules can use whole paths:
/// `container["resources"]["limits"]["memory"].text`.
///
/// A field does not keep its object alive, because threads would contend for its reference count: code that holds a
/// field must also hold the ``LintContext`` of the object.
package struct ManifestField: Sendable {
  private let unretained: Unmanaged<Manifest>
  private let cursor: NodeCursor

  package init(_ manifest: Manifest) { self.init(Unmanaged.passUnretained(manifest), manifest.content) }

  private init(_ unretained: Unmanaged<Manifest>, _ cursor: NodeCursor) {
    self.unretained = unretained
    self.cursor = cursor
  }

  package var manifest: Manifest { unretained.takeUnretainedValue() }

  /// The value; nil if it is missing or null.
  package var node: Node? { cursor.node }

  package subscript(_ key: String) -> ManifestField { ManifestField(unretained, cursor.key(key)) }

  /// The items of a list; none if this is not a list.
  package var items: FieldItems { FieldItems(of: self, count: cursor.itemCount) }

  /// The item at an index; missing if the list is shorter.
  func item(_ index: Int) -> ManifestField { ManifestField(unretained, cursor.item(index)) }

  /// The entries of a map in order; none if this is not a map.
  package var entries: [(key: String, value: ManifestField)] {
    (0..<cursor.entryCount).map { position in
      let entry = cursor.entry(position)
      return (entry.key, ManifestField(unretained, entry.cursor))
    }
  }

  /// The first item with the given `name`.
  package func item(named name: String) -> ManifestField? { items.first { $0["name"].text == name } }

  /// The field at a path below.
  package func field(at path: NodePath) -> ManifestField {
    ManifestField(unretained, path.steps.reduce(cursor) { $0.step($1) })
  }

  /// Whether the field has a value.
  package var exists: Bool { cursor.exists }
  /// The value, if it is a string.
  package var text: String? { if case .string(let text)? = node { text } else { nil } }
  /// The scalar in YAML's plain style.
  package var plainText: String? { node?.plainText }
  /// The integer value, limited to a bound beyond all meaningful values, so that sums and products do not overflow.
  package var int: Int? { node?.int.map { Int(min(max($0, -Self.bound), Self.bound)) } }

  private static let bound: Int64 = 1_000_000_000
  /// The value, if it is a boolean.
  package var bool: Bool? { if case .bool(let value)? = node { value } else { nil } }
  /// The strings of a list.
  package var texts: [String] {
    guard case .list(let list)? = node else { return [] }
    return list.compactMap(\.plainText)
  }
  /// A map of strings, such as labels.
  package var textMap: TextMap { TextMap(node) }
  /// The quantity; nil if it is missing or invalid.
  package var quantity: Quantity? { node.flatMap { node in (try? Quantity(node)) ?? nil } }
  /// The duration in seconds; nil if it is missing or invalid.
  package var seconds: Double? {
    text.flatMap { try? DurationText($0) }?.seconds
  }
  /// Whether a list or a map is empty, or the field is missing.
  package var isEmpty: Bool {
    switch node {
    case .list(let list)?: list.isEmpty
    case .map(let map)?: map.isEmpty
    case nil: true
    default: false
    }
  }

  /// The path from the object's root.
  package var path: NodePath { cursor.path(from: manifest.node) }
}
