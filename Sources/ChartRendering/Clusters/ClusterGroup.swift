import Diagnostics

/// The clusters with the same profile and namespace, which differ only in name, labels, server, and values.
struct ClusterGroup {
  let profile: String
  let namespace: String
  private(set) var clusters: [Cluster]

  /// The clusters that are selected by labels.
  var selected: [Cluster] { clusters.filter { !$0.labels.isEmpty } }

  /// The clusters without labels, which are listed with their servers.
  var listed: [Cluster] { clusters.filter(\.labels.isEmpty) }

  /// The labels that all selected clusters have.
  var labels: [String: String] {
    guard let first = selected.first else { return [:] }
    return selected.dropFirst().reduce(first.labels) { labels, cluster in
      labels.filter { cluster.labels[$0.key] == $0.value }
    }
  }

  /// The first selected cluster that has no label in common with all clusters before it; nil if all have a common
  /// label.
  var firstWithoutCommonLabel: Cluster? {
    guard var common = selected.first?.labels else { return nil }
    return selected.first { cluster in
      common = common.filter { cluster.labels[$0.key] == $0.value }
      return common.isEmpty
    }
  }

  /// Groups the clusters of a system, in the order of the list.
  static func all(of system: SystemObjects, _ clusters: [Cluster]) -> [ClusterGroup] {
    let namespaces = Dictionary(
      system.profiles.map { ($0.profile, $0.namespace) }, uniquingKeysWith: { first, _ in first })
    var groups: [ClusterGroup] = []
    var places: [[String]: Int] = [:]
    for cluster in clusters {
      let namespace = cluster.namespace ?? namespaces[cluster.profile] ?? system.app
      if let place = places[[cluster.profile, namespace]] {
        groups[place].clusters.append(cluster)
      } else {
        places[[cluster.profile, namespace]] = groups.count
        groups.append(
          ClusterGroup(profile: cluster.profile, namespace: namespace, clusters: [cluster]))
      }
    }
    return groups
  }
}

extension [ClusterGroup] {
  /// The errors for clusters that the labels of another group also select, because they would get two applications, and
  /// for groups without a common label, because a generator without labels selects all clusters of Argo CD.
  var faults: [Diagnostic] {
    var faults: [Diagnostic] = []
    for (place, group) in enumerated() {
      guard let example = group.selected.first else { continue }
      let labels = group.labels
      if let stranger = group.firstWithoutCommonLabel {
        faults.append(.noCommonLabel(stranger, with: example, in: group.namespace))
        continue
      }
      for (other, clusters) in enumerated() where other != place {
        guard let cluster = clusters.selected.first(where: { $0.has(labels) }) else { continue }
        faults.append(.indistinctClusters(cluster, selectedWith: example, in: group.namespace, labels))
      }
    }
    return faults
  }

  /// The errors for listed clusters with the same server and namespace: two applications would own the same objects.
  var sharedServers: [Diagnostic] {
    var owners: [[String]: Cluster] = [:]
    return flatMap { group in
      group.listed.compactMap { cluster -> Diagnostic? in
        guard let server = cluster.server else { return nil }
        let key = [server.last == "/" ? String(server.dropLast()) : server, group.namespace]
        guard let owner = owners[key] else {
          owners[key] = cluster
          return nil
        }
        return .sharedServer(cluster, with: owner, in: group.namespace)
      }
    }
  }
}
