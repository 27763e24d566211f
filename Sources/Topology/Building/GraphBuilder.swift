package import Diagnostics
internal import KubernetesFacts
internal import LintEngine
package import ManifestTree

/// Finds the nodes and calls of a system in its objects.
///
/// A call is declared by an address in a setting, by a route, by a Service of type LoadBalancer or NodePort, by the
/// hosts of a workload's Sidecar, or by a spec. Policies can also allow calls that nothing declares.
package struct GraphBuilder {
  let context: LintContext
  var nodes: [GraphNode] = []
  private var numbers: [String: Int] = [:]
  private var drafts: [Pair: EdgeDraft] = [:]
  let settings: TrafficSettingsIndex
  /// The node of each workload, by the workload's number.
  var workloadNodes: [Int] = []

  /// The number of calls that policies name and that may still be checked, so that hostile policies cannot cause
  /// endless work.
  var checksLeft = 200_000

  struct Pair: Hashable {
    let source: Int
    let target: Int
  }

  /// An edge that is being built, and whether the policies leave at least one of its ports open.
  struct EdgeDraft {
    var edge: GraphEdge
    /// Whether at least one port is not blocked.
    var isOpen = false
  }

  /// The number of workloads above which a Service becomes a separate node.
  static let maximumFanOut = 8

  private init(_ context: LintContext) {
    self.context = context
    settings = TrafficSettingsIndex(context)
  }

  /// The graph of objects.
  /// - Parameters:
  ///   - title: the name of the system.
  ///   - profile: the profile of the spec, or the profiles of several specs; nil for manifests.
  ///   - calls: calls that a spec declares, which the objects may not show.
  ///   - includesExperiments: whether objects of experiments are drawn.
  package static func graph(
    of objects: [Object], title: String, profile: String? = nil, calls: [DeclaredCall] = [],
    includesExperiments: Bool = false
  ) -> SystemGraph {
    let drawn =
      includesExperiments
      ? objects : objects.filter { $0.node["metadata"]?["labels"]?[PortolanKey.experiment] == nil }
    var builder = GraphBuilder(LintContext(drawn, profile: profile))
    builder.addWorkloads()
    builder.addRoutes()
    builder.addExposedServices()
    builder.addCalls()
    builder.addDeclaredCalls(calls)
    builder.addServiceEntries()
    builder.addAllowedCalls()
    return builder.graph(title: title, profile: profile)
  }

  private func graph(title: String, profile: String?) -> SystemGraph {
    let edges = drafts.values.map { draft in
      var edge = draft.edge
      if edge.state == .declared, !draft.isOpen, edge.blockedBy != nil { edge.state = .blocked }
      if edge.state != .blocked { edge.blockedBy = nil }
      edge.settle()
      return edge
    }
    var nodes = nodes
    for number in nodes.indices { nodes[number].settle() }
    return SystemGraph(title: title, profile: profile, nodes: nodes, edges: edges)
  }

  /// The number of the node with an ID, which is added if there is none.
  mutating func number(of id: String, _ make: () -> GraphNode) -> Int {
    if let number = numbers[id] { return number }
    numbers[id] = nodes.count
    nodes.append(make())
    return nodes.count - 1
  }

  /// Adds a node and returns its number.
  mutating func add(_ node: GraphNode) -> Int { number(of: node.id) { node } }

  /// The number of the node with an ID; nil if there is none.
  func existingNumber(of id: String) -> Int? { numbers[id] }

  /// Whether a call is drawn.
  func hasEdge(from source: Int, to target: Int) -> Bool {
    drafts[Pair(source: source, target: target)] != nil
  }

  /// Adds a call, or merges the call with an existing call between the same nodes.
  ///
  /// The address of a node itself, such as a broker's advertised listener, is not a call.
  /// - Parameter block: the policy that blocks the call; nil if no policy blocks it.
  mutating func connect(_ source: Int, _ target: Int, _ detail: CallDetail, block: String? = nil) {
    guard source != target else { return }
    let pair = Pair(source: source, target: target)
    var draft =
      drafts[pair]
      ?? EdgeDraft(
        edge: GraphEdge(source: nodes[source].id, target: nodes[target].id, state: detail.state))
    draft.edge.add(detail)
    if let block { draft.edge.blockedBy = draft.edge.blockedBy ?? block } else { draft.isOpen = true }
    drafts[pair] = draft
  }
}

/// A call that a spec declares.
package struct DeclaredCall: Sendable {
  /// The labels and the namespace of the calling pods.
  package let podLabels: [String: String]
  package let namespace: String
  /// The called Service or host.
  package let host: String
  package let port: Int?
  package let protocolName: String?
  package let location: FileLocation

  package init(
    podLabels: [String: String], namespace: String, host: String, port: Int?, protocolName: String?,
    location: FileLocation
  ) {
    self.podLabels = podLabels
    self.namespace = namespace
    self.host = host
    self.port = port
    self.protocolName = protocolName
    self.location = location
  }
}

extension GraphNode {
  /// Removes repeated objects, and sorts those after the first one, so that the order of the input does not matter.
  fileprivate mutating func settle() {
    let all = objects.distinct()
    objects =
      all.prefix(1)
      + all.dropFirst().sorted { ($0.kind, $0.namespace, $0.name) < ($1.kind, $1.namespace, $1.name) }
  }
}

extension Array where Element: Hashable {
  /// The elements without repeats, in order.
  func distinct() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
