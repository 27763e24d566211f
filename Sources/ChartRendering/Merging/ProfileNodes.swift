import ManifestTree

/// The value of one profile at a common place.
enum ProfileNode: Equatable {
  /// The profile does not have the parent of the place.
  case elsewhere
  /// No value, although the profile has the parent of the place.
  case absent
  case node(Node)

  var node: Node? { if case .node(let node) = self { node } else { nil } }
}

/// The values of the profiles at a place, in the order of the profiles.
///
/// Most systems have one or two profiles, so the value of the first one is stored without an allocation.
struct ProfileNodes: RandomAccessCollection {
  private var first: ProfileNode
  private var others: [ProfileNode]

  let startIndex = 0
  var endIndex: Int { 1 + others.count }

  subscript(profile: Int) -> ProfileNode {
    get { profile == 0 ? first : others[profile - 1] }
    set { if profile == 0 { first = newValue } else { others[profile - 1] = newValue } }
  }

  /// The results of a function for each profile.
  init<Element>(_ profiles: some Collection<Element>, _ transform: (Element) -> ProfileNode) {
    first = profiles.first.map(transform) ?? .elsewhere
    others = profiles.count > 1 ? profiles.dropFirst().map(transform) : []
  }

  private func each(_ transform: (ProfileNode) -> ProfileNode) -> ProfileNodes {
    ProfileNodes(self, transform)
  }
}

extension ProfileNodes {
  /// The nodes of the profiles that have one.
  var nodes: some Sequence<Node> { lazy.compactMap(\.node) }

  /// The node of the first profile that has one.
  var firstNode: Node? {
    for case .node(let node) in self { return node }
    return nil
  }

  /// Whether the profiles with the place have different values.
  var differ: Bool {
    if count == 1 { return false }
    var first: ProfileNode?
    for node in self where node != .elsewhere {
      if let first, first != node { return true }
      first = node
    }
    return false
  }

  /// Whether a profile has no value at the place, although it has the parent of the place.
  var hasGaps: Bool { contains { if case .absent = $0 { true } else { false } } }

  /// The values of the profiles at a key of their maps.
  func at(_ key: String) -> ProfileNodes {
    each { node in
      guard let map = node.node else { return .elsewhere }
      return map[key].map(ProfileNode.node) ?? .absent
    }
  }

  /// Returns the maps without some keys.
  func without(_ keys: [String]) -> ProfileNodes {
    each { node in
      guard case .map(var map)? = node.node else { return node }
      for key in keys { map[key] = nil }
      return .node(.map(map))
    }
  }

  /// Returns the nodes with missing values treated as missing places.
  var whereThere: ProfileNodes {
    hasGaps ? each { if case .absent = $0 { .elsewhere } else { $0 } } : self
  }

  /// The maps or lists of the profiles, with an empty one for a profile in which it is absent.
  func fillingGaps(with empty: Node = .map([:])) -> ProfileNodes {
    each { if case .absent = $0 { .node(empty) } else { $0 } }
  }

  /// The value of a parameter in each profile: its own value, the value of the first profile with the place if the
  /// place is missing, or `absent` if the place has no value.
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
