package import ManifestTree

/// Converts the values of the model to nodes and keeps the order of the fields.
///
/// Nil is not written. An empty list or map is not written either, unless the property is optional: in such a property,
/// an empty value has a meaning (`emptyDir: {}` is a volume).
///
/// The model does not use `Encodable`, which was six times slower in a measurement. Its own protocols are in the
/// same module as the model, so that the compiler can specialize their methods for each type.
package struct NodeEncoder: ~Copyable {
  /// The entries of all open maps: an inner map is the end of the array and is removed when it is complete.
  private var entries: [NodeMap.Entry] = []

  package init() {}

  /// Writes a field, unless it is nil.
  package mutating func field(_ key: String, _ value: (some NodeEncodable)?) {
    if let value { append(key, value.node(in: &self)) }
  }

  /// Writes a list, unless it is empty.
  package mutating func field(_ key: String, _ list: [some NodeEncodable]) {
    if !list.isEmpty { append(key, list.node(in: &self)) }
  }

  /// Writes a map of strings, unless it is empty.
  package mutating func field(_ key: String, _ map: StringMap) {
    if !map.isEmpty { append(key, map.node(in: &self)) }
  }

  /// Writes a map, unless it is empty.
  package mutating func field(_ key: String, _ map: OrderedMap<some NodeEncodable>) {
    if !map.isEmpty { append(key, map.node(in: &self)) }
  }

  /// Returns the map of the fields that `write` writes.
  package mutating func map(_ write: (inout NodeEncoder) -> Void) -> NodeMap {
    let start = entries.count
    write(&self)
    let map = Array(entries[start...])
    entries.removeLast(map.count)
    return NodeMap(uniqueEntries: map)
  }

  private mutating func append(_ key: String, _ node: Node) { entries.append(NodeMap.Entry(key, node)) }
}
