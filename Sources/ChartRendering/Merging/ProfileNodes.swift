import ManifestTree

/// What one profile has at a place that the profiles share.
enum ProfileNode: Equatable {
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
struct ProfileNodes: RandomAccessCollection {
  private var first: ProfileNode
  private var others: [ProfileNode]

  let startIndex = 0
  var endIndex: Int { 1 + others.count }

  subscript(profile: Int) -> ProfileNode {
    get { profile == 0 ? first : others[profile - 1] }
    set { if profile == 0 { first = newValue } else { others[profile - 1] = newValue } }
  }

  /// What a function makes of what each profile has of something else.
  init<Element>(_ profiles: some Collection<Element>, _ transform: (Element) -> ProfileNode) {
    first = profiles.first.map(transform) ?? .elsewhere
    others = profiles.count > 1 ? profiles.dropFirst().map(transform) : []
  }

  private func each(_ transform: (ProfileNode) -> ProfileNode) -> ProfileNodes {
    ProfileNodes(self, transform)
  }
}

extension ProfileNodes {
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
    var first: ProfileNode?
    for node in self where node != .elsewhere {
      if let first, first != node { return true }
      first = node
    }
    return false
  }

  /// Whether a profile has nothing there, though it has what holds the place.
  var hasGaps: Bool { contains { if case .absent = $0 { true } else { false } } }

  /// What the profiles have at a key of their maps.
  func at(_ key: String) -> ProfileNodes {
    each { node in
      guard let map = node.node else { return .elsewhere }
      return map[key].map(ProfileNode.node) ?? .absent
    }
  }

  /// The same maps without some keys.
  func without(_ keys: [String]) -> ProfileNodes {
    each { node in
      guard case .map(var map)? = node.node else { return node }
      for key in keys { map[key] = nil }
      return .node(.map(map))
    }
  }

  /// The same, for values that don't care whether something is missing.
  var whereThere: ProfileNodes {
    hasGaps ? each { if case .absent = $0 { .elsewhere } else { $0 } } : self
  }

  /// The maps of the profiles, with an empty one where a profile has none.
  var fillingGaps: ProfileNodes { each { if case .absent = $0 { .node(.map([:])) } else { $0 } } }

  /// The value of a parameter in each profile: the profile's own; where the place is missing, that of the first profile
  /// that has it; `absent` where nothing stands there.
  func values(absent: Node = .null) -> [Node] {
    let first = first { $0 != .elsewhere }?.node ?? absent
    return map { node in
      switch node {
      case .node(let node): node
      case .absent: absent
      case .elsewhere: first
      }
    }
  }
}
