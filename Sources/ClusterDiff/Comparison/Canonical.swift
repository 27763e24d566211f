import ManifestTree

/// A normalized form in which equal values are equal trees: without empty values, with sorted sets, and with quantities
/// and durations in one notation.
enum Canonical {
  static func form(_ node: Node, _ schema: SchemaCursor) -> Node {
    switch node {
    case .map(let map):
      var result = NodeMap()
      for entry in map {
        let child = schema.child(entry.key)
        if !schema.isMapOfValues, Emptiness.isNothing(entry.value, child) { continue }
        result.append(entry.key, child.map { form(entry.value, $0) } ?? entry.value)
      }
      return .map(result)
    case .list(let list):
      let element = schema.element
      let forms = list.map { form($0, element) }
      switch ListRules.identity(of: schema, list, list) {
      case .ordered, .keyed(_, isOrdered: true): return .list(forms)
      case .scalars, .wholeSet, .bag, .keyed(_, isOrdered: false):
        // Maps may have any order, so the sort key of an element is its tree with sorted keys.
        return .list(
          forms.map { (text: $0.sortedByKeys.json, node: $0) }.sorted { $0.text < $1.text }.map(\.node))
      }
    case .null, .bool, .int, .double, .string: return Scalars.meaning(of: node, schema)
    }
  }
}

extension Node {
  /// The tree with the keys of all maps sorted.
  var sortedByKeys: Node {
    switch self {
    case .map(let map):
      .map(
        NodeMap(
          uniqueEntries: map.map { NodeMap.Entry($0.key, $0.value.sortedByKeys) }.sorted { $0.key < $1.key }))
    case .list(let list): .list(list.map(\.sortedByKeys))
    default: self
    }
  }
}
