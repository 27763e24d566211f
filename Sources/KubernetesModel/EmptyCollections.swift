import ManifestTree

/// How the model says nothing: a list or map that can't be nil is left out when it is empty. Where an empty one has a
/// meaning of its own (`ingress: []` allows nobody), the field is optional, and only nil is left out.
///
/// The compiler's own `encode(to:)` of the model's types picks these methods, as they fit more closely.
extension KeyedEncodingContainer {
  mutating func encode<Element: Encodable>(_ list: [Element], forKey key: Key) throws {
    if !list.isEmpty { try encodeIfPresent(list, forKey: key) }
  }

  mutating func encode<Value>(_ map: OrderedMap<Value>, forKey key: Key) throws {
    if !map.isEmpty { try encodeIfPresent(map, forKey: key) }
  }
}
