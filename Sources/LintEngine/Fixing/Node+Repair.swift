package import ManifestTree

extension Node {
  /// The tree after a repair; nil if the repair does not match the tree.
  package func applying(_ repair: Repair, at path: NodePath) -> Node? {
    switch repair {
    case .set(let value): return setting(value, at: path.steps[...])
    case .quote: return self[path]?.plainText.flatMap { setting(.string($0), at: path.steps[...]) }
    case .remove: return removing(at: path.steps[...])
    case .rename(let name):
      guard case .key(let key)? = path.steps.last else { return nil }
      return changing(at: path.steps.dropLast()) { parent in
        guard case .map(let map) = parent, map[key] != nil, map[name] == nil else { return nil }
        return .map(
          NodeMap(uniqueEntries: map.entries.map { .init($0.key == key ? name : $0.key, $0.value) }))
      }
    }
  }

  private func setting(_ value: Node, at steps: ArraySlice<NodePath.Step>) -> Node? {
    guard let step = steps.first else { return value }
    switch (step, self) {
    case (.key(let key), .map(var map)):
      guard let changed = (map[key] ?? .map(NodeMap())).orMap.setting(value, at: steps.dropFirst()) else {
        return nil
      }
      map[key] = changed
      return .map(map)
    case (.index(let index), .list(var list)):
      guard list.indices.contains(index), let changed = list[index].setting(value, at: steps.dropFirst())
      else {
        return nil
      }
      list[index] = changed
      return .list(list)
    default: return steps.isEmpty ? value : nil
    }
  }

  /// Null counts as an empty map.
  private var orMap: Node { self == .null ? .map(NodeMap()) : self }

  /// The tree without an entry, and without maps that become empty.
  private func removing(at steps: ArraySlice<NodePath.Step>) -> Node? {
    guard case .key(let key)? = steps.last, case .map(var map)? = self[NodePath(Array(steps.dropLast()))],
      map[key] != nil
    else { return nil }
    if map.count == 1, case .key? = steps.dropLast().last { return removing(at: steps.dropLast()) }
    map[key] = nil
    return changing(at: steps.dropLast()) { _ in .map(map) }
  }

  private func changing(at steps: ArraySlice<NodePath.Step>, _ change: (Node) -> Node?) -> Node? {
    guard let step = steps.first else { return change(self) }
    switch (step, self) {
    case (.key(let key), .map(var map)):
      guard let changed = map[key]?.changing(at: steps.dropFirst(), change) else { return nil }
      map[key] = changed
      return .map(map)
    case (.index(let index), .list(var list)):
      guard list.indices.contains(index), let changed = list[index].changing(at: steps.dropFirst(), change)
      else { return nil }
      list[index] = changed
      return .list(list)
    default: return nil
    }
  }
}
