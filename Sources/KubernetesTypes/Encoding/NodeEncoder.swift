package import ManifestTree

/// Lowers the model's values to nodes, with a map's keys in the order in which they are written.
///
/// What is nil is not written. An empty list or map is not written either, unless its field is optional: such fields
/// are those where an empty one has a meaning of its own (`emptyDir: {}` is a volume).
///
/// The model has its own protocols, as lowering through `Encodable` took six times as long. They stand in the model's
/// module, so that the compiler makes a version of the methods here for each type.
package struct NodeEncoder: ~Copyable {
  /// The entries of all open maps: an inner map is the end of it, cut off when the map is complete.
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

  /// Writes a map, unless it is empty.
  package mutating func field(_ key: String, _ map: OrderedMap<some NodeEncodable>) {
    if !map.isEmpty { append(key, map.node(in: &self)) }
  }

  /// The map of the fields that are written meanwhile.
  package mutating func map(_ write: (inout NodeEncoder) -> Void) -> NodeMap {
    let start = entries.count
    write(&self)
    let map = Array(entries[start...])
    entries.removeLast(map.count)
    return NodeMap(uniqueEntries: map)
  }

  private mutating func append(_ key: String, _ node: Node) { entries.append(NodeMap.Entry(key, node)) }
}
