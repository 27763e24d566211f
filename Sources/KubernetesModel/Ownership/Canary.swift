public import ManifestTree

/// What a canary's controller writes to while it moves traffic: an Argo Rollouts Rollout, or a Flagger Canary.
public struct Canary: Sendable {
  /// The routes whose weights it moves, and the rules whose subsets it narrows, by their names.
  public private(set) var targets: [String: Target] = [:]
  /// The namespace of them all.
  public let namespace: String?

  /// What it writes in one object.
  public struct Target: Sendable {
    /// The names of the routes; empty for all.
    public var routes: Set<String> = []
    /// The names of the subsets.
    public var subsets: Set<String> = []
  }

  /// Reads an object; nil for those that are no canary's.
  public init?(of object: Object) {
    namespace = object.identity.namespace
    switch (object.identity.group, object.identity.kind) {
    case ("argoproj.io", "Rollout"):
      readRollout(object.node["spec"]?["strategy"]?["canary"]?["trafficRouting"])
    case ("flagger.app", "Canary"):
      for name in [object.node["spec"]?["targetRef"]?["name"], object.node["spec"]?["service"]?["name"]] {
        if let name = name?.text { targets[name] = Target() }
      }
    default: return nil
    }
    if targets.isEmpty { return nil }
  }

  private mutating func readRollout(_ routing: Node?) {
    let (istio, gateway) = (routing?["istio"], routing?["plugins"]?["argoproj-labs/gatewayAPI"])
    for route in [istio?["virtualService"]].compactMap(\.self) + list(istio?["virtualServices"]) {
      add(route["name"], Target(routes: Set(list(route["routes"]).compactMap(\.text))))
    }
    if let rule = istio?["destinationRule"] {
      let subsets = [rule["canarySubsetName"], rule["stableSubsetName"]].compactMap { $0?.text }
      add(rule["name"], Target(subsets: Set(subsets)))
    }
    for route in list(gateway?["httpRoutes"]) { add(route["name"], Target()) }
    add(gateway?["httpRoute"], Target())
  }

  private mutating func add(_ name: Node?, _ target: Target) {
    guard let name = name?.text else { return }
    targets[name, default: Target()].routes.formUnion(target.routes)
    targets[name, default: Target()].subsets.formUnion(target.subsets)
  }

  private func list(_ node: Node?) -> [Node] { if case .list(let list)? = node { list } else { [] } }
}
