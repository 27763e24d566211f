internal import KubernetesFacts
internal import ManifestTree

/// A simulated cluster: the state of nodes, pods, and controllers at one time, and the planned events.
///
/// The value is copied to simulate alternatives. Nodes, pods, workloads, classes, matchers, and terms are identified by
/// their indices in the arrays.
package struct Cluster: Sendable {
  package internal(set) var time: Int64 = 0
  var timing: Timing
  var generator: SeededGenerator
  var resources = ResourceNames()
  var queue = EventQueue()

  var nodes: [NodeState] = []
  /// The existing nodes in the order in which the scheduler checks them: one node of each zone in turn.
  var present: [Int] = []
  var nextStart = 0
  var topology = ClusterTopology()
  var pods: [Pod] = []
  var pending: [Int] = []
  var workloads: [Workload] = []
  var workloadPlaces: [WorkloadSpec.Identity: Int] = [:]
  var budgets: [Budget] = []
  var budgetPlaces: [BudgetSpec.Identity: Int] = [:]
  var budgetIndex = LabelIndex()
  var claims = ClaimTable()
  var priorities = PriorityTable()
  var services = ServiceTable()
  var namespaceLabels: [String: [String: String]] = [:]
  var overheads: [String: Amounts] = [:]

  var classes: [PodClass] = []
  var profiles: [NodeProfile] = []
  var profilePlaces: [NodeProfile: Int] = [:]
  /// The results of the static filters for each node, by profile; 0 is unknown.
  var verdicts: [[UInt8]] = []
  var matchers = MatcherTable()
  /// The number of pods on each node that a matcher matches: without terminating pods (`live`), and with them
  /// (`bound`).
  var live: [[Int32]] = []
  var bound: [[Int32]] = []
  /// The number of pods on each node whose affinity or anti-affinity contains a term.
  var holders: [[Int32]] = []

  /// Increases with every change after which a pending pod may be schedulable.
  var version = 0
  var dirty: [Int] = []
  var needsScheduling = false
  /// Pods that wait for the victims of their preemption.
  var nominations: [Int] = []
  var lastRefused = 0
  /// Workloads whose pods never become ready: all of the pods, or those with the image.
  var neverReady: [(workload: Int, image: String?)] = []
  /// The earliest time of the next eviction from a silent node, by zone.
  var taintedAt: [String: Int64] = [:]
  /// Silent nodes whose pods are not evicted, because too many nodes are silent.
  var heldTaints: [Int] = []
  var drains: [Drain] = []
  var pools: [NodePool] = []
  var steps: [ScenarioAction] = []
  var record = Record()
  /// The time of the last event of the record, even if the record does not keep it.
  var lastReport: Int64 = 0
  var limits = Limits()

  /// The limits of a simulation.
  package struct Limits: Sendable {
    package var events = 2_000_000
    package var pods = 400_000
    package var time: Int64 = 7 * 24 * 3_600_000
    var handled = 0
    /// The limit that was reached, in words; nil if none.
    package internal(set) var reached: String?
    package init() {}
  }

  package init(timing: Timing = Timing(), seed: UInt64 = 1) {
    self.timing = timing
    generator = SeededGenerator(seed: seed)
  }
}

/// The namespace, the name, and the selector of a Service.
struct ServiceSelector: Sendable {
  let namespace: String
  let name: String
  let labels: [String: String]

  init?(_ object: Object) {
    guard object.identity.groupKind == .service else { return nil }
    namespace = object.identity.namespace ?? SystemNamespace.default
    name = object.identity.name
    labels = object.node.at("spec", "selector").textMap
    if labels.isEmpty { return nil }
  }

  func selects(_ labels: [String: String], in namespace: String) -> Bool {
    namespace == self.namespace && self.labels.allSatisfy { labels[$0.key] == $0.value }
  }
}

/// The Services that select pods.
struct ServiceTable: Sendable {
  private var services: [ServiceSelector] = []
  private var index = LabelIndex()

  mutating func add(_ service: ServiceSelector) {
    index.add(services.count, labels: service.labels.map { LabelIndex.label($0.key, $0.value) }.sorted())
    services.append(service)
  }

  /// The Services that select pods with labels.
  func selecting(_ labels: [String: String], in namespace: String) -> [ServiceSelector] {
    index.candidates(for: labels).map { services[$0] }.filter { $0.selects(labels, in: namespace) }
  }
}

/// Priority classes by name.
struct PriorityTable: Sendable {
  private var classes: [String: (value: Int, neverPreempts: Bool)] = CriticalPriority.values.mapValues {
    ($0, false)
  }
  private var standard: (value: Int, neverPreempts: Bool) = (0, false)

  mutating func add(_ object: Object) {
    let neverPreempts = object.node.at("preemptionPolicy").text == "Never"
    let entry = (value: object.node.at("value").count ?? 0, neverPreempts: neverPreempts)
    classes[object.identity.name] = entry
    if object.node.at("globalDefault").isTrue { standard = entry }
  }

  func priority(for request: PodTemplate.PriorityRequest) -> (value: Int, neverPreempts: Bool) {
    let named = request.className.flatMap { $0.isEmpty ? nil : classes[$0] }
    let chosen = named ?? (request.value ?? standard.value, standard.neverPreempts)
    return (chosen.value, request.neverPreempts ?? chosen.neverPreempts)
  }
}
