import ManifestTree

extension Node {
  /// The values with integers in place of floats without a fraction: Helm reads all numbers in files as floats, so `2`,
  /// `2.0`, and `2e0` are the same value.
  var withWholeNumbers: Node {
    switch self {
    case .double(let number):
      if abs(number) <= 0x1p53, let whole = Int64(exactly: number) { .int(whole) } else { self }
    case .list(let list): .list(list.map(\.withWholeNumbers))
    case .map(let map):
      .map(NodeMap(uniqueEntries: map.map { .init($0.key, $0.value.withWholeNumbers) }))
    case .string, .null, .bool, .int: self
    }
  }

  /// Values overridden by others as in Helm: maps are merged, and all other values are replaced.
  ///
  /// Null removes a default value of the chart. Any other null stays, and the schema rejects it.
  /// - Parameter defaults: the default values of the chart at the same place.
  func overlaid(with other: Node, defaults: Node?) -> Node {
    guard case .map(var map) = self, case .map(let changes) = other else { return other }
    for change in changes {
      let own = defaults?[change.key]
      switch change.value {
      case .null: map[change.key] = own == nil || own == .null ? .null : nil
      case .map:
        map[change.key] = (map[change.key] ?? .map([:])).overlaid(with: change.value, defaults: own)
      default: map[change.key] = change.value
      }
    }
    return .map(map)
  }

  /// Merges values with another file's values as in Helm: null stays, because it removes a default value of the chart.
  func merged(with other: Node) -> Node {
    guard case .map(var map) = self, case .map(let changes) = other else { return other }
    for change in changes { map[change.key] = map[change.key]?.merged(with: change.value) ?? change.value }
    return .map(map)
  }

  /// The values of a profile that differ between profiles; nil if none differ.
  /// - Parameters:
  ///   - profiles: the values of all profiles; the first profile's values are the chart's defaults.
  ///   - index: the profile.
  static func overlay(of profiles: [Node], profile index: Int) -> Node? {
    guard let first = profiles.first, profiles.indices.contains(index),
      profiles.contains(where: { $0 != first })
    else { return nil }
    let maps = profiles.compactMap { if case .map(let map) = $0 { map } else { nil } }
    guard maps.count == profiles.count else { return first.overlay(to: profiles[index]) ?? profiles[index] }
    let tables = maps.map { map in
      Dictionary(map.lazy.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    var overlay = NodeMap()
    var seen: Set<String> = []
    for key in maps.lazy.flatMap({ $0.entries.map(\.key) }) where seen.insert(key).inserted {
      let values = tables.map { $0[key] }
      let base = values.first.flatMap(\.self)
      guard let own = values[index] else {
        // Helm keeps a null without a default.
        if base != nil { overlay.append(key, .null) }
        continue
      }
      let present = values.compactMap(\.self)
      if present.count < values.count {
        overlay.append(key, base?.overlay(to: own) ?? own)
      } else if let difference = Self.overlay(of: present, profile: index) {
        overlay.append(key, difference)
      }
    }
    return .map(overlay)
  }

  /// The values that change these values to others when they override them; nil if they are equal.
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
