public import ManifestTree

/// The word that changes how a patch is merged, as Kubernetes' strategic merge patches have it.
///
/// `$patch: delete` in a list's element removes the element of that key, in a map the map; `$patch: replace` puts the
/// rest of the map, or of the list that it is an element of, in the place of what was there.
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
  /// What a value is when a patch is applied: a strategic merge patch.
  ///
  /// Maps are merged field by field, and null removes a field. Lists with keys are merged element by element, new ones
  /// appended; sets are united; other lists are replaced. What has no schema is merged as if its lists were atomic.
  public func merge(_ patch: Node, into node: Node, as schema: ValueSchema?) -> Node {
    merged(patch, into: node, as: schema) ?? .null
  }

  /// The value behind the patch; nil if it is removed.
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

  /// What the API accepts behind a key of a map; nil where it has no such field, or where nothing is known.
  public func child(of schema: ValueSchema, at key: String) -> ValueSchema? {
    switch schema.type {
    case .object(let reference): object(reference).field(key)?.value
    case .map(let value): value
    default: nil
    }
  }
}
