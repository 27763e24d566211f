import ChartParameters
import ManifestTree

/// The parameters of a chart in nested groups.
indirect enum ValueTree: Sendable {
  case parameter(ChartParameter)
  case group([Entry])

  struct Entry: Sendable {
    let key: String
    let tree: ValueTree
  }

  /// Sorts parameters into their groups.
  init(_ parameters: [ChartParameter]) {
    self = .group(Self.keyed(parameters, at: 0).concurrentMap { Entry(key: $0.key, $0.parameters, at: 0) })
  }

  /// Settings by their keys at a depth, in the order of their first occurrence.
  fileprivate static func keyed(_ parameters: [ChartParameter], at depth: Int) -> [(
    key: String, parameters: [ChartParameter]
  )] {
    var places: [String: Int] = [:]
    var keyed: [(key: String, parameters: [ChartParameter])] = []
    for parameter in parameters where parameter.path.keys.indices.contains(depth) {
      let key = parameter.path.keys[depth]
      // Settings of one group are usually adjacent.
      if let last = keyed.indices.last, keyed[last].key == key {
        keyed[last].parameters.append(parameter)
      } else if let place = places[key] {
        keyed[place].parameters.append(parameter)
      } else {
        places[key] = keyed.count
        keyed.append((key, [parameter]))
      }
    }
    return keyed
  }

  func values(inProfile index: Int) -> Node {
    switch self {
    case .parameter(let parameter): parameter.values.indices.contains(index) ? parameter.values[index] : .null
    case .group(let entries):
      .map(NodeMap(uniqueEntries: entries.map { .init($0.key, $0.tree.values(inProfile: index)) }))
    }
  }
}

extension ValueTree.Entry {
  /// The content of the tree at a common depth of parameters: one parameter, or a group.
  fileprivate init(key: String, _ parameters: [ChartParameter], at depth: Int) {
    self.key = key
    if let parameter = parameters.last(where: { $0.path.keys.count == depth + 1 }) {
      tree = .parameter(parameter)
    } else {
      let keyed = ValueTree.keyed(parameters, at: depth + 1)
      tree = .group(keyed.map { Self(key: $0.key, $0.parameters, at: depth + 1) }.inOrderOfUse)
    }
  }
}

extension [ValueTree.Entry] {
  /// The most important values come first; the others keep their order.
  fileprivate var inOrderOfUse: Self {
    enumerated().map { (rank: Self.rank(of: $1.key), place: $0, entry: $1) }
      .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
      .map(\.entry)
  }

  private static func rank(of key: String) -> Int { ranks[key] ?? ranks.count }

  private static var ranks: [String: Int] { Ranks.all }
}

private enum Ranks {
  static let all = Dictionary(
    [
      "enabled", "create", "replicaCount", "schedule", "suspend", "image", "repository", "tag", "digest",
      "env",
      "extraEnv", "resources", "placement", "nodeSelector", "affinity", "tolerations",
      "topologySpreadConstraints",
      "terminationGracePeriodSeconds", "autoscaling", "minReplicas", "maxReplicas", "pdb", "minAvailable",
      "maxUnavailable",
    ].enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
}
