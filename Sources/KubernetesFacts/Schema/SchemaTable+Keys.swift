package import ManifestTree

extension SchemaTable {
  /// The values of an element's list map keys, including defaults.
  ///
  /// Keys without a value or a default are omitted. Nil if the element is not a map, if it has none of the keys, or if
  /// a key's value is a list or a map.
  package func selectors(of element: Node, keys: [String], as schema: ValueSchema) -> [NodePath.Selector]? {
    guard case .map(let map) = element else { return nil }
    var selectors: [NodePath.Selector] = []
    for key in keys {
      switch map[key] {
      case .null, nil:
        if case .object(let reference) = schema.type, let text = object(reference).field(key)?.defaultValue {
          selectors.append(.init(key, text))
        }
      case let value?:
        guard let text = value.plainText else { return nil }
        selectors.append(.init(key, text))
      }
    }
    return selectors.isEmpty ? nil : selectors
  }
}
