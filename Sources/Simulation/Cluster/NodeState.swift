import KubernetesFacts

/// A node of the simulated cluster.
struct NodeState: Sendable {
  let name: String
  let labels: [String: String]
  var taints: [Taint]
  var isCordoned: Bool
  let allocatable: [Int64]
  let maxPods: Int
  let pool: Int?
  let isSpot: Bool

  var requested: [Int64]
  var scoredCPU: Int64 = 0
  var scoredMemory: Int64 = 0
  var pods: [Int] = []
  var images: [String] = []

  /// Whether the Node object exists.
  var exists = true
  /// Whether the node's kubelet has stopped reporting.
  var isSilent = false
  /// Whether the control plane considers the node ready.
  var isReady = true
  /// Whether the node's machine has stopped.
  var isGone = false
  /// The time at which the node's machine stops.
  var endsAt: Int64?
  /// Whether the Node object is deleted with the machine.
  var removesObject = false
  let addedAt: Int64
  var removedAt: Int64?

  init(_ spec: NodeSpec, resources: inout ResourceNames, pool: Int? = nil, at time: Int64) {
    name = spec.name
    labels = spec.labels
    taints = spec.taints
    isCordoned = spec.isCordoned
    maxPods = Int(clamping: spec.allocatable["pods"] ?? NodeDefaults.pods)
    var amounts: [Int64] = []
    for (name, amount) in spec.allocatable.sorted(by: { $0.key < $1.key }) where name != "pods" {
      let place = resources.place(of: name)
      if place >= amounts.count { amounts += Array(repeating: 0, count: place + 1 - amounts.count) }
      amounts[place] = amount
    }
    allocatable = amounts
    requested = Array(repeating: 0, count: amounts.count)
    isSpot = spec.isSpot
    self.pool = pool
    addedAt = time
  }

  var zone: String? { labels[NodeKey.zone] }

  func allocatable(_ resource: Int) -> Int64 { resource < allocatable.count ? allocatable[resource] : 0 }
  func requested(_ resource: Int) -> Int64 { resource < requested.count ? requested[resource] : 0 }

  /// Adds or, with a negative sign, removes the requests of a class.
  mutating func add(_ podClass: PodClass, sign: Int64) {
    for (resource, amount) in podClass.requests {
      if resource >= requested.count {
        requested += Array(repeating: 0, count: resource + 1 - requested.count)
      }
      requested[resource] += sign * amount
    }
    scoredCPU += sign * podClass.scoredCPU
    scoredMemory += sign * podClass.scoredMemory
  }
}

/// The description of a node in a file or a preset.
package struct NodeSpec: Sendable {
  package var name: String
  package var labels: [String: String]
  var taints: [Taint] = []
  var isCordoned = false
  /// Whether the node belongs to a pool of spot nodes.
  var isOfSpotPool = false
  /// Amounts by resource; CPU in thousandths.
  var allocatable: [String: Int64]

  /// Whether the provider may reclaim the node: it is in a spot pool, or has the label of a spot node.
  var isSpot: Bool { isOfSpotPool || SpotLabels.mark(labels) != nil }
}
