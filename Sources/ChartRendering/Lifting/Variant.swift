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

/// What the profiles have at a place, in their order.
///
/// Most systems have one profile or two: what the first one has needs no memory of its own.
struct Variants: RandomAccessCollection {
  private var first: Variant
  private var others: [Variant]

  let startIndex = 0
  var endIndex: Int { 1 + others.count }

  subscript(profile: Int) -> Variant {
    get { profile == 0 ? first : others[profile - 1] }
    set { if profile == 0 { first = newValue } else { others[profile - 1] = newValue } }
  }

  /// What a function makes of what each profile has of something else.
  init<Element>(_ profiles: some Collection<Element>, _ transform: (Element) -> Variant) {
    first = profiles.first.map(transform) ?? .elsewhere
    others = profiles.count > 1 ? profiles.dropFirst().map(transform) : []
  }

  private func each(_ transform: (Variant) -> Variant) -> Variants { Variants(self, transform) }
}

extension Variants {
  /// The profiles' nodes, without those that have none.
  var nodes: some Sequence<Node> { lazy.compactMap(\.node) }

  /// The node of the first profile that has one.
  var firstNode: Node? {
    for case .node(let node) in self { return node }
    return nil
  }

  /// Whether the profiles that have the place don't have the same there.
  var differ: Bool {
    if count == 1 { return false }
    var first: Variant?
    for variant in self where variant != .elsewhere {
      if let first, first != variant { return true }
      first = variant
    }
    return false
  }

  /// Whether a profile has nothing there, though it has what holds the place.
  var hasGaps: Bool { contains { if case .absent = $0 { true } else { false } } }

  /// What the profiles have at a key of their maps.
  func at(_ key: String) -> Variants {
    each { variant in
      guard let node = variant.node else { return .elsewhere }
      return node[key].map(Variant.node) ?? .absent
    }
  }

  /// The same maps without some keys.
  func without(_ keys: [String]) -> Variants {
    each { variant in
      guard case .map(var map)? = variant.node else { return variant }
      for key in keys { map[key] = nil }
      return .node(.map(map))
    }
  }

  /// The same, for values that don't care whether something is missing.
  var whereThere: Variants {
    hasGaps ? each { if case .absent = $0 { .elsewhere } else { $0 } } : self
  }

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
