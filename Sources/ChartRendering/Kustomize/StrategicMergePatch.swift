internal import KubernetesFacts
internal import ManifestTree

/// The smallest strategic merge patch with which Kustomize changes one object to another, including the order of lists.
///
/// Kustomize puts the elements of a patch before all others, in the order of the patch. So the patch also contains the
/// keys of unchanged elements that come before a changed or new one.
struct StrategicMergePatch {
  /// The patch, with the fields that identify the object.
  let node: Node
  /// Whether the patch can contain unchanged values: elements that fix the order, or lists without keys.
  let repeats: Bool

  /// Creates a patch; nil if no strategic merge patch makes exactly this change.
  init?(from base: Object, to target: Object) {
    let schema = SchemaTable.newest.schema(apiVersion: base.identity.apiVersion, kind: base.identity.kind)
    var difference = Difference()
    guard base.identity.apiVersion == target.identity.apiVersion,
      case .map(let changes) = try? difference.between(base.node, target.node, as: schema, named: "")
    else { return nil }
    node = base.identity.reference(adding: changes)
    repeats = difference.repeats
    // If the simulated result is not exact, another form of patch is used.
    guard KustomizeMerge.applying(node, to: base.node, as: schema) == target.node else { return nil }
  }
}

extension ObjectIdentity {
  /// The fields with which Kustomize identifies the object, and the changes of the patch.
  func reference(adding changes: NodeMap = NodeMap()) -> Node {
    var metadata: NodeMap = ["name": .string(name)]
    if let namespace { metadata["namespace"] = .string(namespace) }
    if case .map(let changed)? = changes["metadata"] {
      for entry in changed { metadata[entry.key] = entry.value }
    }
    var patch: NodeMap = [
      "apiVersion": .string(apiVersion), "kind": .string(kind), "metadata": .map(metadata),
    ]
    for entry in changes where entry.key != "metadata" { patch[entry.key] = entry.value }
    return .map(patch)
  }
}

/// The content of a patch.
private struct Difference {
  private(set) var repeats = false
  private let table = SchemaTable.newest

  /// The patch between two values; nil if they are equal.
  mutating func between(
    _ base: Node, _ target: Node, as schema: ValueSchema?, named field: String
  ) throws(Inexpressible) -> Node? {
    if base == target { return nil }
    switch (base, target) {
    case (.map(let base), .map(let target)): return try between(base, target, as: schema)
    case (.list(let base), .list(let target)):
      guard let key = try MergeKey.key(of: schema, named: field, in: base, target) else {
        repeats = repeats || !base.isEmpty && !target.isEmpty
        return try whole(.list(target))
      }
      return try between(base, target, by: key, as: schema)
    case (.map, _), (.list, _), (_, .map), (_, .list), (.null, _), (_, .null): throw Inexpressible()
    default: return target
    }
  }

  private mutating func between(
    _ base: NodeMap, _ target: NodeMap, as schema: ValueSchema?
  ) throws(Inexpressible) -> Node? {
    // Kustomize removes a map that becomes empty.
    guard !target.isEmpty else { throw Inexpressible() }
    var patch = NodeMap()
    for entry in target {
      if let old = base[entry.key] {
        let child = schema.flatMap { table.child(of: $0, at: entry.key) }
        if let change = try between(old, entry.value, as: child, named: entry.key) {
          patch.append(entry.key, change)
        }
      } else {
        patch.append(entry.key, try whole(entry.value))
      }
      if entry.key.hasPrefix("$") { throw Inexpressible() }
    }
    for entry in base where target[entry.key] == nil { patch.append(entry.key, .null) }
    return .map(patch)
  }

  private mutating func between(
    _ base: [Node], _ target: [Node], by key: String, as schema: ValueSchema?
  ) throws(Inexpressible) -> Node? {
    guard !target.isEmpty, case .list(let element, _)? = schema?.type else { throw Inexpressible() }
    let places = Dictionary(
      base.enumerated().map { ($1[key], $0) }, uniquingKeysWith: { first, _ in first })
    // From here on all elements are unchanged and in their old order, so the patch does not contain them.
    var unnamed = target.count
    var next = base.count
    while unnamed > 0, let place = places[target[unnamed - 1][key]], place < next,
      base[place] == target[unnamed - 1]
    {
      unnamed -= 1
      next = place
    }
    var patch: [Node] = []
    for node in target[..<unnamed] {
      guard let place = places[node[key]] else {
        patch.append(try whole(node))
        continue
      }
      var named: NodeMap = [key: node[key] ?? .null]
      if case .map(let changes)? = try between(base[place], node, as: element, named: "") {
        for change in changes { named[change.key] = change.value }
      } else {
        repeats = true
      }
      patch.append(.map(named))
    }
    let kept = Set(target.map { $0[key] })
    for node in base where !kept.contains(node[key]) {
      patch.append([key: node[key] ?? .null, "$patch": "delete"])
    }
    return .list(patch)
  }

  /// A value that a patch can add unchanged: without nulls or directives, which Kustomize would interpret.
  private func whole(_ node: Node) throws(Inexpressible) -> Node {
    switch node {
    case .null: throw Inexpressible()
    case .list(let list): for item in list { _ = try whole(item) }
    case .map(let map):
      for entry in map {
        if entry.key.hasPrefix("$") { throw Inexpressible() }
        _ = try whole(entry.value)
      }
    default: break
    }
    return node
  }
}
