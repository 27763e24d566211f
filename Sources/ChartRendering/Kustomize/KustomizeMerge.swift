internal import KubernetesFacts
internal import ManifestTree

/// The result of a strategic merge patch in Kustomize, for the features that Portolan's patches use.
enum KustomizeMerge {
  /// The patched object; nil if the patch removes it.
  static func applying(_ patch: Node, to node: Node?, as schema: ValueSchema?, named field: String = "")
    -> Node?
  {
    switch (patch, node) {
    case (.null, _): return nil
    case (.map(let patch), .map(let map)?):
      var result = map
      for entry in patch {
        let child = schema.flatMap { SchemaTable.newest.child(of: $0, at: entry.key) }
        result[entry.key] = applying(entry.value, to: map[entry.key], as: child, named: entry.key)
      }
      return .map(result)
    case (.list(let patch), .list(let list)?):
      guard case .list(let element, _)? = schema?.type,
        let key = try? MergeKey.key(of: schema, named: field, in: patch, list)
      else { return .list(patch) }
      return .list(merging(patch, into: list, by: key, as: element))
    default: return patch
    }
  }

  /// The elements in the order of the patch, followed by those that the patch does not contain.
  private static func merging(
    _ patch: [Node], into list: [Node], by key: String, as element: ValueSchema
  ) -> [Node] {
    var rest: [Node?: Node] = [:]
    for node in list { rest[node[key]] = node }
    var result: [Node] = []
    for node in patch {
      let old = rest.removeValue(forKey: node[key])
      if node["$patch"] == "delete" { continue }
      if let node = applying(node, to: old, as: element) { result.append(node) }
    }
    return result + list.filter { rest[$0[key]] != nil }
  }
}
