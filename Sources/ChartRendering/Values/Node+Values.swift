import ManifestTree

extension Node {
  /// Values with others laid over them, as Helm does: maps are merged, null takes a value away, all else replaces.
  func overlaid(with other: Node) -> Node {
    guard case .map(var map) = self, case .map(let changes) = other else { return other }
    for change in changes {
      switch change.value {
      case .null: map[change.key] = nil
      case .map:
        map[change.key] = (map[change.key] ?? .map([:])).overlaid(with: change.value)
      default: map[change.key] = change.value
      }
    }
    return .map(map)
  }

  /// What laid over these values makes them others; nil where they are equal.
  func overlay(to other: Node) -> Node? {
    guard self != other else { return nil }
    guard case .map(let map) = self, case .map(let wanted) = other else { return other }
    let values = Dictionary(map.lazy.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    var overlay = NodeMap()
    for entry in wanted {
      guard let old = values[entry.key] else {
        overlay.append(entry.key, entry.value)
        continue
      }
      if let change = old.overlay(to: entry.value) { overlay.append(entry.key, change) }
    }
    let kept = Set(wanted.keys)
    for key in map.keys where !kept.contains(key) { overlay.append(key, .null) }
    return .map(overlay)
  }
}
