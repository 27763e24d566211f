internal import ManifestTree

/// A PodDisruptionBudget.
package struct BudgetSpec: Sendable {
  package let namespace: String
  package let name: String
  let selector: LabelSelector
  let limit: Limit
  let allowsUnhealthy: Bool

  enum Limit: Sendable {
    case minAvailable(Share)
    case maxUnavailable(Share)
    case none
  }

  init?(_ object: Object) {
    guard object.identity.group == "policy", object.identity.kind == "PodDisruptionBudget" else { return nil }
    let spec = object.node.at("spec")
    namespace = object.identity.namespace ?? "default"
    name = object.identity.name
    let written = spec.at("selector")
    var selector = LabelSelector(written)
    if !written.exists { selector.requirements = [.init(key: "", comparison: .never, values: [])] }
    self.selector = selector
    if let share = Share(spec.at("maxUnavailable")) {
      limit = .maxUnavailable(share)
    } else if let share = Share(spec.at("minAvailable")) {
      limit = .minAvailable(share)
    } else {
      limit = .none
    }
    allowsUnhealthy = spec.at("unhealthyPodEvictionPolicy").text == "AlwaysAllow"
  }

  /// How many pods there should be and how many of them must be healthy.
  /// - Parameters:
  ///   - pods: the pods that the budget selects.
  ///   - scale: the replicas that the pods' controllers ask for; nil for a controller without the scale subresource.
  func demand(pods: Int, scale: Int) -> (expected: Int, desired: Int) {
    switch limit {
    case .maxUnavailable(let share): (scale, max(0, scale - share.of(scale, roundingUp: true)))
    case .minAvailable(.number(let number)): (pods, number)
    case .minAvailable(let share): (scale, share.of(scale, roundingUp: true))
    case .none: (pods, 0)
    }
  }

  /// Whether the number of pods comes from the controllers rather than from counting pods.
  var asksControllers: Bool {
    switch limit {
    case .minAvailable(.number), .none: false
    default: true
    }
  }
}
