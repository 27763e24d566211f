internal import ManifestTree

/// Subsets of a DestinationRule that select the same pods.
///
/// Traffic that is split between them goes to the same pods whatever the weights, unless a canary's controller narrows
/// the subsets, as Argo Rollouts does: they are declared for it.
struct IdenticalSubsets {
  /// The host whose pods they are.
  let host: String
  /// Their names.
  let names: Set<String>
  private let namespace: String?

  /// Reads a DestinationRule; nil where each subset has pods of its own.
  init?(of object: Object) {
    guard object.identity.kind == "DestinationRule", object.identity.group == "networking.istio.io",
      let host = object.node["spec"]?["host"]?.text,
      case .list(let subsets)? = object.node["spec"]?["subsets"]
    else { return nil }
    let byLabels = Dictionary(grouping: subsets) { $0["labels"] }
    self.host = host
    namespace = object.identity.namespace
    names = Set(byLabels.values.filter { $0.count > 1 }.joined().compactMap { $0["name"]?.text })
    if names.isEmpty { return nil }
  }

  /// Whether a destination of the host, in a route of a namespace, is one of them.
  func contains(_ destination: Node, in namespace: String?) -> Bool {
    self.namespace == namespace && destination["subset"]?.text.map(names.contains) ?? false
  }
}
