import ManifestTree

/// The settings of a chart as users see them: groups in groups.
indirect enum ValueTree: Sendable {
  case setting(Setting)
  case group([Entry])

  struct Entry: Sendable {
    let key: String
    let tree: ValueTree
  }

  /// Orders settings into their groups.
  init(_ settings: [Setting]) {
    let root = Group()
    for setting in settings { root.add(setting, setting.path.keys[...]) }
    self = .group(root.entries(atRoot: true))
  }

  /// The values of a profile.
  func values(inProfile index: Int) -> Node {
    switch self {
    case .setting(let setting): setting.values.indices.contains(index) ? setting.values[index] : .null
    case .group(let entries):
      .map(NodeMap(uniqueEntries: entries.map { .init($0.key, $0.tree.values(inProfile: index)) }))
    }
  }

  /// Settings and groups while they are collected.
  private final class Group {
    private var keys: [String] = []
    private var groups: [String: Group] = [:]
    private var settings: [String: Setting] = [:]

    func add(_ setting: Setting, _ path: ArraySlice<String>) {
      guard let key = path.first else { return }
      if settings[key] == nil, groups[key] == nil { keys.append(key) }
      guard path.count > 1 else {
        settings[key] = setting
        return
      }
      let group = groups[key] ?? Group()
      groups[key] = group
      group.add(setting, path.dropFirst())
    }

    func entries(atRoot isRoot: Bool = false) -> [Entry] {
      let entries = keys.map { key in
        Entry(key: key, tree: settings[key].map(ValueTree.setting) ?? .group(groups[key]?.entries() ?? []))
      }
      return isRoot ? entries : entries.inOrderOfUse
    }
  }
}

extension [ValueTree.Entry] {
  /// What users look for first comes first; the rest keeps its order.
  fileprivate var inOrderOfUse: Self {
    enumerated().sorted { left, right in
      let ranks = (Self.rank(of: left.element.key), Self.rank(of: right.element.key))
      return ranks.0 == ranks.1 ? left.offset < right.offset : ranks.0 < ranks.1
    }
    .map(\.element)
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
