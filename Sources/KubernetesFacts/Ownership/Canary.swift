package import ManifestTree

/// The fields that a canary controller writes while it shifts traffic: for a Rollout of Argo Rollouts, or a Canary of
/// Flagger.
package struct Canary: Sendable {
  /// The objects in which the controller writes fields.
  package private(set) var targets: [Target] = []
  /// The workload that the controller copies and scales to zero; nil if the canary contains the pod template itself.
  package private(set) var workload: ObjectIdentity?
  private let namespace: String?

  /// The namespace and name of an object.
  package struct Place: Sendable, Hashable {
    package var namespace: String?
    package var name: String

    package init(namespace: String?, name: String) { (self.namespace, self.name) = (namespace, name) }
  }

  /// The fields that the controller writes in an object.
  package struct Target: Sendable {
    /// The namespace and name of the object.
    package var place: Place
    /// The kind; nil for all kinds.
    package var kind: String?
    /// The names of the routes whose weights the controller changes; empty for all.
    package var routes: Set<String> = []
    /// The names of the subsets that the controller restricts to the pods of one ReplicaSet.
    package var subsets: Set<String> = []
  }

  /// Reads an object; nil if it is not a canary.
  package init?(of object: Object) {
    namespace = object.identity.namespace
    switch object.identity.groupKind {
    case .rollout:
      readWorkload(object.node["spec"]?["workloadRef"])
      let strategy = object.node["spec"]?["strategy"]
      readRollout(strategy?["canary"]?["trafficRouting"])
      for name in ["stableService", "canaryService"] { add(strategy?["canary"]?[name], of: "Service") }
      for name in ["activeService", "previewService"] { add(strategy?["blueGreen"]?[name], of: "Service") }
    case .flaggerCanary:
      readWorkload(object.node["spec"]?["targetRef"])
      add(object.node["spec"]?["targetRef"]?["name"])
      add(object.node["spec"]?["service"]?["name"])
    default: return nil
    }
    if targets.isEmpty && workload == nil { return nil }
  }

  private mutating func readWorkload(_ reference: Node?) {
    guard let name = reference?["name"]?.text else { return }
    workload = ObjectIdentity(
      apiVersion: reference?["apiVersion"]?.text ?? WorkloadKind.apiVersion,
      kind: reference?["kind"]?.text ?? "Deployment", namespace: namespace, name: name)
  }

  private mutating func readRollout(_ routing: Node?) {
    let (istio, gateway) = (routing?["istio"], routing?["plugins"]?["argoproj-labs/gatewayAPI"])
    for route in [istio?["virtualService"]].compactMap(\.self) + list(istio?["virtualServices"]) {
      add(route["name"], of: "VirtualService", routes: list(route["routes"]))
    }
    let rule = istio?["destinationRule"]
    add(
      rule?["name"], of: "DestinationRule",
      subsets: [rule?["canarySubsetName"], rule?["stableSubsetName"]].compactMap(\.self))
    for route in list(gateway?["httpRoutes"]) { add(route["name"], of: "HTTPRoute") }
    add(gateway?["httpRoute"], of: "HTTPRoute")
  }

  private mutating func add(_ name: Node?, of kind: String? = nil, routes: [Node] = [], subsets: [Node] = [])
  {
    guard let name = name?.text else { return }
    targets.append(
      Target(
        place: Place(namespace: namespace, name: name), kind: kind, routes: Set(routes.compactMap(\.text)),
        subsets: Set(subsets.compactMap(\.text))))
  }

  private func list(_ node: Node?) -> [Node] { if case .list(let list)? = node { list } else { [] } }
}

extension Canary.Target {
  /// Whether the canary controller writes the field at a path of an object.
  package func writes(_ path: NodePath, of object: Object) -> Bool {
    guard kind == nil || kind == object.identity.kind else { return false }
    let steps = path.steps
    switch object.identity.kind {
    case "VirtualService", "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute":
      guard steps.last == .key("weight"), steps.count > 3 else { return false }
      guard !routes.isEmpty else { return true }
      return object.node[NodePath(Array(steps.prefix(3)))]?["name"]?.text.map(routes.contains) ?? false
    case "Service": return steps == [.key("spec"), .key("selector"), .key(PodKey.rolloutsTemplateHash)]
    case "DestinationRule":
      guard steps.count > 3, steps.starts(with: [.key("spec"), .key("subsets")]), steps[3] == .key("labels")
      else { return false }
      guard !subsets.isEmpty else { return true }
      return object.node[NodePath(Array(steps.prefix(3)))]?["name"]?.text.map(subsets.contains) ?? false
    default: return false
    }
  }
}
