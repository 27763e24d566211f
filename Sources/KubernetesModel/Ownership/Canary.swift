public import ManifestTree

/// What a canary's controller writes to while it moves traffic: that of Argo Rollouts' Rollout, or Flagger's Canary.
public struct Canary: Sendable {
  /// The objects that it writes to.
  public private(set) var targets: [Target] = []
  private let namespace: String?

  /// Where an object is looked for.
  public struct Place: Sendable, Hashable {
    /// The namespace.
    public var namespace: String?
    /// The name.
    public var name: String

    /// Makes a place.
    public init(namespace: String?, name: String) { (self.namespace, self.name) = (namespace, name) }
  }

  /// What it writes in one object.
  public struct Target: Sendable {
    /// The object.
    public var place: Place
    /// Its kind; nil for all that have its name.
    public var kind: String?
    /// The names of the routes whose weights it moves; empty for all.
    public var routes: Set<String> = []
    /// The names of the subsets that it narrows.
    public var subsets: Set<String> = []
  }

  /// Reads an object; nil for those that are no canary's.
  public init?(of object: Object) {
    namespace = object.identity.namespace
    switch (object.identity.group, object.identity.kind) {
    case ("argoproj.io", "Rollout"):
      readRollout(object.node["spec"]?["strategy"]?["canary"]?["trafficRouting"])
    case ("flagger.app", "Canary"):
      add(object.node["spec"]?["targetRef"]?["name"])
      add(object.node["spec"]?["service"]?["name"])
    default: return nil
    }
    if targets.isEmpty { return nil }
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
