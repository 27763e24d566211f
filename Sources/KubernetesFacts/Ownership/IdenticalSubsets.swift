internal import ManifestTree

/// Subsets of a DestinationRule that select the same pods.
///
/// Traffic that is split between them reaches the same pods regardless of the weights, unless a canary controller
/// narrows the subsets, as Argo Rollouts does.
struct IdenticalSubsets {
  /// The host of the DestinationRule.
  let host: String
  /// The names of the identical subsets.
  let names: Set<String>
  private let namespace: String?

  /// Reads a DestinationRule; nil if all its subsets differ.
  init?(of object: Object) {
    guard object.identity.groupKind == .destinationRule,
      let host = object.node["spec"]?["host"]?.text,
      case .list(let subsets)? = object.node["spec"]?["subsets"]
    else { return nil }
    let byLabels = Dictionary(grouping: subsets) { $0["labels"] }
    self.host = host
    namespace = object.identity.namespace
    names = Set(byLabels.values.filter { $0.count > 1 }.joined().compactMap { $0["name"]?.text })
    if names.isEmpty { return nil }
  }

  /// Whether a destination in a route of a namespace is one of these subsets of the host.
  func contains(_ destination: Node, in namespace: String?) -> Bool {
    self.namespace == namespace && destination["subset"]?.text.map(names.contains) ?? false
  }
}
