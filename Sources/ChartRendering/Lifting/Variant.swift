import ManifestTree

/// What one profile has at a place that the profiles share.
enum Variant: Equatable {
  /// What holds the place is not there either.
  case elsewhere
  /// Nothing, though what holds the place is there.
  case absent
  case node(Node)

  var node: Node? { if case .node(let node) = self { node } else { nil } }
}

extension [Variant] {
  /// The profiles' nodes, without those that have none.
  var nodes: [Node] { compactMap(\.node) }

  /// The node of the first profile that has one.
  var firstNode: Node? {
    for case .node(let node) in self { return node }
    return nil
  }

  /// Whether the profiles that have the place don't have the same there.
  var differ: Bool {
    var first: Variant?
    for variant in self where variant != .elsewhere {
      if let first, first != variant { return true }
      first = variant
    }
    return false
  }

  /// What the profiles have at a key of their maps.
  func at(_ key: String) -> [Variant] {
    map { variant in
      guard let node = variant.node else { return .elsewhere }
      return node[key].map(Variant.node) ?? .absent
    }
  }

  /// The same maps without some keys.
  func without(_ keys: [String]) -> [Variant] {
    map { variant in
      guard case .map(var map)? = variant.node else { return variant }
      for key in keys { map[key] = nil }
      return .node(.map(map))
    }
  }

  /// The same, for values that don't care whether something is missing.
  var whereThere: [Variant] { map { $0 == .absent ? .elsewhere : $0 } }

  /// The value of a setting in each profile: the profile's own; where the place is missing, that of the first profile
  /// that has it; `absent` where nothing stands there.
  func values(absent: Node = .null) -> [Node] {
    let first = first { $0 != .elsewhere }?.node ?? absent
    return map { variant in
      switch variant {
      case .node(let node): node
      case .absent: absent
      case .elsewhere: first
      }
    }
  }
}
