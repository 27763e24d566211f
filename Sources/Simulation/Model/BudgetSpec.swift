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
    guard object.identity.group == "policy", object.identity.kind == "PodDisruptionBudget" else { return nil }
    let spec = object.node.at("spec")
    namespace = object.identity.namespace ?? "default"
    name = object.identity.name
    let written = spec.at("selector")
    var selector = LabelSelector(written)
    if !written.exists { selector.requirements = [.init(key: "", comparison: .never, values: [])] }
    self.selector = selector
    limit = DisruptionLimit(spec: spec)
    allowsUnhealthy = spec.at("unhealthyPodEvictionPolicy").text == "AlwaysAllow"
  }

  /// How many pods there should be and how many of them must be healthy.
  /// - Parameters:
  ///   - pods: the pods that the budget selects.
  ///   - scale: the replicas that the pods' controllers ask for; nil for a controller without the scale subresource.
  func demand(pods: Int, scale: Int) -> (expected: Int, desired: Int) {
    let expected = limit.usesScale ? scale : pods
    return (expected, limit.desiredHealthy(of: expected))
  }

  /// Whether the number of pods comes from the controllers rather than from counting pods.
  var asksControllers: Bool { limit.usesScale }
}
