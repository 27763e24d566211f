package import ManifestTree

/// A value that can be written to a manifest.
package protocol NodeEncodable {
  /// Returns the value as a node. Values with fields write the fields with the encoder.
  func node(in encoder: inout NodeEncoder) -> Node
}

/// A value that is written to a manifest as a map of fields.
package protocol FieldEncodable: NodeEncodable {
  /// Writes the fields, each once, in the conventional order.
  func encode(to encoder: inout NodeEncoder)
}

extension FieldEncodable {
  package func node(in encoder: inout NodeEncoder) -> Node { .map(encoder.map { encode(to: &$0) }) }
}

extension RawRepresentable<String> where Self: NodeEncodable {
  package func node(in encoder: inout NodeEncoder) -> Node { .string(rawValue) }
}

extension Node: NodeEncodable {
  package func node(in encoder: inout NodeEncoder) -> Node { self }
}

extension String: NodeEncodable {
  package func node(in encoder: inout NodeEncoder) -> Node { .string(self) }
}

extension Int: NodeEncodable {
  package func node(in encoder: inout NodeEncoder) -> Node { .int(Int64(self)) }
}

extension Double: NodeEncodable {
  package func node(in encoder: inout NodeEncoder) -> Node { .double(self) }
}

extension Bool: NodeEncodable {
  package func node(in encoder: inout NodeEncoder) -> Node { .bool(self) }
}

extension Array: NodeEncodable where Element: NodeEncodable {
  package func node(in encoder: inout NodeEncoder) -> Node {
    var nodes: [Node] = []
    nodes.reserveCapacity(count)
    for element in self { nodes.append(element.node(in: &encoder)) }
    return .list(nodes)
  }
}

extension OrderedMap: NodeEncodable where Value: NodeEncodable {
  package func node(in encoder: inout NodeEncoder) -> Node {
    var map = NodeMap()
    map.reserveCapacity(entries.count)
    for entry in entries { map.append(entry.key, entry.value.node(in: &encoder)) }
    return .map(map)
  }
}
