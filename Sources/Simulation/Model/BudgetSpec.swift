internal import KubernetesFacts
internal import ManifestTree

/// A PodDisruptionBudget.
package struct BudgetSpec: Sendable {
  package let namespace: String
  package let name: String
  let selector: LabelSelector
  let limit: DisruptionLimit
  let allowsUnhealthy: Bool

  struct Identity: Hashable, Sendable {
    let namespace: String
    let name: String
  }

  var identity: Identity { Identity(namespace: namespace, name: name) }

  init?(_ object: Object) {
    guard object.identity.groupKind == .podDisruptionBudget else { return nil }
    let spec = object.node.at("spec")
    namespace = object.identity.namespace ?? SystemNamespace.default
    name = object.identity.name
    let written = spec.at("selector")
    var selector = LabelSelector(written)
    if !written.exists { selector.requirements = [.init(key: "", comparison: nil, values: [])] }
    self.selector = selector
    limit = DisruptionLimit(spec: spec)
    allowsUnhealthy = spec.at("unhealthyPodEvictionPolicy").text == "AlwaysAllow"
  }

  /// The expected number of pods, and how many of them must be healthy.
  ///
  /// Without a limit, no pods are expected, so no evictions are allowed.
  /// - Parameters:
  ///   - pods: the pods that the budget selects.
  ///   - scale: the sum of the replicas of the pods' controllers.
  func demand(pods: Int, scale: Int) -> (expected: Int, desired: Int) {
    let expected = limit == .none ? 0 : limit.usesScale ? scale : pods
    return (expected, limit.desiredHealthy(of: expected))
  }

  /// Whether the expected number of pods is the sum of the controllers' replicas; if false, the pods are counted.
  var asksControllers: Bool { limit.usesScale }
}
