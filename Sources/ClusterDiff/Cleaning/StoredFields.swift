import KubernetesFacts
package import ManifestTree

/// Objects without the fields that the API server does not store: empty strings, maps, and lists, as well as `false`
/// and zero in the fields of `UnstoredZeros`.
///
/// Charts write many such fields, for example `resources: {}` and `hostNetwork: false`.
package enum StoredFields {
  package static func objects(of declared: [Object]) -> [Object] {
    let definitions = CustomDefinitions(among: declared)
    return declared.concurrentMap { object in
      guard ![.configMap, .secret].contains(object.identity.groupKind) else { return object }
      var object = object
      let schema = SchemaCursor(of: object.identity, in: .newest, definitions)
      object.node = stored(object.node, schema, depth: 0) ?? object.node
      return object
    }
  }

  /// The stored form of a value; nil if the value is not stored.
  private static func stored(_ node: Node, _ schema: SchemaCursor, depth: Int) -> Node? {
    guard depth < 60 else { return node }
    switch node {
    case .map(let map) where !schema.isMapOfValues:
      var result = NodeMap()
      for entry in map {
        guard let child = schema.child(entry.key) else {
          result.append(entry.key, entry.value)
          continue
        }
        if let value = stored(entry.value, child, depth: depth + 1) { result.append(entry.key, value) }
      }
      return result.isEmpty && (map.isEmpty || !schema.isCustom) && isUnstored(.map([:]), schema)
        ? nil : .map(result)
    case .list(let list) where !list.isEmpty:
      let element = schema.element
      return .list(
        list.map { item in
          guard case .map = item else { return item }
          return stored(item, element, depth: depth + 1) ?? .map([:])
        })
    case .bool(false), .int(0): return UnstoredZeros.fields.contains(schema.place) ? nil : node
    case .map, .list, .string, .null, .bool, .int, .double: return isUnstored(node, schema) ? nil : node
    }
  }

  private static func isUnstored(_ node: Node, _ schema: SchemaCursor) -> Bool {
    !schema.isCustom && !filledPlaces.contains(schema.place) && Emptiness.isNothing(node, schema)
  }

  /// Empty maps that the server fills, but does not create.
  private static let filledPlaces: Set<String> = ["autoscaling.v2.HorizontalPodAutoscalerSpec.behavior"]
}
