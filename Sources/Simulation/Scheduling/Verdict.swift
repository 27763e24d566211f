/// The verdict of the filters on a node for a pod: the first filter that rejects the node.
enum Verdict: UInt8, Sendable {
  case unknown
  case fits
  case cordoned
  case otherName
  case tainted
  case affinity
  case ports
  case resources
  case exclusiveVolume
  case volumeNotFound
  case volumeNotProvided
  case volume
  case spreadLabel
  case spread
  case podAffinity
  case podAntiAffinity
  case existingAntiAffinity
  /// The pod requires another node by name, as a DaemonSet's pod does.
  case notTarget

  /// The scheduler's message; messages about resources depend on the node.
  var reason: String {
    switch self {
    case .unknown, .fits, .resources: ""
    case .cordoned: "node(s) were unschedulable"
    case .otherName: "node(s) didn't match the requested node name"
    case .tainted: "node(s) had untolerated taint(s)"
    case .affinity: "node(s) didn't match Pod's node affinity/selector"
    case .ports: "node(s) didn't have free ports for the requested pod ports"
    case .exclusiveVolume:
      "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode"
    case .volumeNotFound: "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)"
    case .volumeNotProvided: "node(s) didn't find available persistent volumes to bind"
    case .volume: "node(s) didn't match PersistentVolume's node affinity"
    case .spreadLabel: "node(s) didn't match pod topology spread constraints (missing required label)"
    case .spread: "node(s) didn't match pod topology spread constraints"
    case .podAffinity: "node(s) didn't match pod affinity rules"
    case .podAntiAffinity: "node(s) didn't match pod anti-affinity rules"
    case .existingAntiAffinity: "node(s) didn't satisfy existing pods anti-affinity rules"
    case .notTarget: "node(s) didn't satisfy plugin(s) [NodeAffinity]"
    }
  }

  /// Whether removing pods from the node can help; resources depend on the node's size.
  var canBeResolved: Bool {
    switch self {
    case .ports, .resources, .exclusiveVolume, .spread, .podAntiAffinity, .existingAntiAffinity: true
    default: false
    }
  }
}

/// The number of nodes for each reason, in the scheduler's words.
struct Reasons {
  private var counts: [String: Int] = [:]

  mutating func add(_ reason: String) { counts[reason, default: 0] += 1 }

  /// The reasons with their counts, sorted as text.
  var text: String { counts.map { "\($0.value) \($0.key)" }.sorted().joined(separator: ", ") }

  /// The message for a pod that fits on no node, such as `0/3 nodes are available: 3 Insufficient cpu.`.
  func message(of nodes: Int) -> String {
    "0/\(nodes) nodes are available:" + (counts.isEmpty ? "" : " \(text).")
  }
}
