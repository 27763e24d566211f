package import ManifestTree

/// The directives of Kubernetes' strategic merge patches.
///
/// In an element of a keyed list, `$patch: delete` removes the element with the same key; in another map, the directive
/// removes the map. `$patch: replace` replaces the map. A list element that contains only `$patch: replace` replaces
/// the list.
enum PatchDirective: String {
  case delete
  case replace

  static let key = "$patch"

  init?(in map: NodeMap) {
    guard case .string(let word) = map[Self.key] else { return nil }
    self.init(rawValue: word)
  }
}

extension SchemaTable {
  /// The result of applying a strategic merge patch to a value.
  ///
  /// Maps are merged field by field, and null removes a field. Keyed lists are merged element by element, and new
  /// elements are appended; sets are united; other lists are replaced. In values without a schema, lists are replaced.
  package func merge(_ patch: Node, into node: Node, as schema: ValueSchema?) -> Node {
    merged(patch, into: node, as: schema) ?? .null
  }

  /// The value after the patch; nil if it is removed.
  private func merged(_ patch: Node, into node: Node, as schema: ValueSchema?) -> Node? {
    switch patch {
    case .null: return nil
    case .map(let fields):
      switch PatchDirective(in: fields) {
      case .delete: return nil
      case .replace: return .map(merge(fields, into: NodeMap(), as: schema))
      case nil:
        guard case .map(let map) = node else { return .map(merge(fields, into: NodeMap(), as: schema)) }
        return .map(merge(fields, into: map, as: schema))
      }
    case .list(let elements):
      let old = if case .list(let list) = node { list } else { [Node]() }
      return .list(merge(elements, into: old, as: schema))
    case .bool, .int, .double, .string: return patch
    }
  }

  private func merge(_ patch: NodeMap, into map: NodeMap, as schema: ValueSchema?) -> NodeMap {
    var result = map
    for entry in patch where entry.key != PatchDirective.key {
      result[entry.key] = merged(
        entry.value, into: map[entry.key] ?? .null, as: schema.flatMap { child(of: $0, at: entry.key) })
    }
    return result
  }

  private func merge(_ patch: [Node], into list: [Node], as schema: ValueSchema?) -> [Node] {
    guard case .list(let element, let type) = schema?.type else { return patch }
    switch type {
    case .atomic: return patch
    case .set:
      var seen = Set(list)
      return list + patch.filter { seen.insert($0).inserted }
    case .map(let keys): return merge(patch, into: list, by: keys, as: element)
    }
  }

  private func merge(_ patch: [Node], into list: [Node], by keys: [String], as element: ValueSchema) -> [Node]
  {
    let replacesAll = patch.contains(.map([PatchDirective.key: .string(PatchDirective.replace.rawValue)]))
    var result: [Node?] = replacesAll ? [] : list
    var places: [[NodePath.Selector]: Int] = [:]
    for (place, node) in result.enumerated() {
      guard let node, let key = selectors(of: node, keys: keys, as: element) else { continue }
      if places[key] == nil { places[key] = place }
    }
    for node in patch {
      guard let key = selectors(of: node, keys: keys, as: element) else {
        if case .map(let map) = node, PatchDirective(in: map) != nil { continue }
        result.append(node)
        continue
      }
      if let place = places[key] {
        result[place] = merged(node, into: result[place] ?? .null, as: element)
      } else if let node = merged(node, into: .null, as: element) {
        places[key] = result.count
        result.append(node)
      }
    }
    return result.compactMap { $0 }
  }

  /// The schema of a map's key; nil if there is no such field, or if it is unknown.
  package func child(of schema: ValueSchema, at key: String) -> ValueSchema? {
    switch schema.type {
    case .object(let reference): object(reference).field(key)?.value
    case .map(let value): value
    default: nil
    }
  }
}
