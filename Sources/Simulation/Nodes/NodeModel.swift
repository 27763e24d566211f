internal import Diagnostics
internal import KubernetesFacts

/// The nodes of a simulation, and the pools that replace lost nodes.
package struct NodeModel: Sendable {
  package var nodes: [(spec: NodeSpec, pool: Int?)] = []
  package var pools: [NodePool] = []

  package init() {}

  /// Creates nodes without pools, so that lost nodes are not replaced.
  package init(_ specs: [NodeSpec]) { nodes = specs.map { ($0, nil) } }

  /// Adds the nodes of a pool, distributed evenly over its zones.
  mutating func add(_ pool: PoolSpec) {
    pools.append(NodePool(name: pool.name, replacementDelay: pool.replacementDelay, behavior: pool.behavior))
    for number in 0..<pool.count {
      let name = "\(pool.name)-\(number + 1)"
      var labels = pool.provider.labels(isSpot: pool.isSpot)
      labels[NodeKey.operatingSystem] = "linux"
      labels[NodeKey.architecture] = "amd64"
      if !pool.zones.isEmpty {
        let zone = pool.zones[number % pool.zones.count]
        labels[NodeKey.zone] = zone
        labels[NodeKey.region] = pool.provider.region
      }
      if let instance = pool.instance { labels[NodeKey.instanceType] = instance }
      labels[NodeKey.hostname] = name
      labels.merge(pool.labels) { $1 }
      var spec = NodeSpec(name: name, labels: labels, allocatable: pool.allocatable)
      spec.taints = pool.taints + (pool.isSpot ? pool.provider.taints : [])
      spec.isOfSpotPool = pool.isSpot
      nodes.append((spec, pools.count - 1))
    }
  }
}

/// A pool of equal nodes; times are in milliseconds.
struct PoolSpec: Sendable {
  var name: String
  var count: Int
  var zones: [String]
  var isSpot: Bool
  var provider: NodeProvider
  var instance: String?
  var allocatable: [String: Int64]
  var labels: [String: String] = [:]
  var taints: [Taint] = []
  var replacementDelay: Int64 = 90_000
  var behavior: ReclaimBehavior?
}

/// The provider of nodes, which determines their labels, their taints, and how a reclaim proceeds.
package enum NodeProvider: String, Sendable, CaseIterable {
  case eks, karpenter, gke, aks
  case nodeRole = "node-role"

  var region: String {
    switch self {
    case .eks, .karpenter, .nodeRole: "eu-west-1"
    case .gke: "europe-west1"
    case .aks: "westeurope"
    }
  }

  func zones(_ count: Int) -> [String] {
    (0..<count).map { number in
      let letter = String(UnicodeScalar(UInt8(97 + number % 26)))
      switch self {
      case .eks, .karpenter, .nodeRole: return region + letter
      case .gke: return "\(region)-\(letter)"
      case .aks: return "\(region)-\(number + 1)"
      }
    }
  }

  var instance: InstanceSize {
    let name =
      switch self {
      case .eks, .karpenter, .nodeRole: "m5.xlarge"
      case .gke: "e2-standard-4"
      case .aks: "Standard_D4s_v5"
      }
    return InstanceSize.all.first { $0.name == name } ?? InstanceSize.all[0]
  }

  private var spotLabel: SpotNodeLabel {
    SpotNodeLabel.current.first { $0.provider == rawValue } ?? .nodeRole
  }

  func labels(isSpot: Bool) -> [String: String] {
    let label = spotLabel
    if isSpot { return [label.key: label.value] }
    return label.onDemandValue.map { [label.key: $0] } ?? [:]
  }

  /// The taints that the provider sets on spot nodes.
  var taints: [Taint] {
    let label = spotLabel
    return label.isTainted ? [label.taint] : []
  }

  package var behavior: ReclaimBehavior {
    SpotLabels.mark(labels(isSpot: true))?.behavior ?? .standard
  }
}

extension NodeProvider {
  /// The first provider that has a spot label whose key and value are in `text`, in double quotes.
  package static func mentioned(in text: String) -> NodeProvider? {
    allCases.first { provider in
      provider.labels(isSpot: true).contains {
        text.contains("\"\($0.key)\"") && text.contains("\"\($0.value)\"")
      }
    }
  }
}
