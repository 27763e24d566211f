package import ManifestTree

/// A taint of a node.
package struct Taint: Hashable, Sendable {
  package var key: String
  package var value: String
  package var effect: TaintEffect

  package init(key: String, value: String, effect: TaintEffect) {
    (self.key, self.value, self.effect) = (key, value, effect)
  }

  /// Reads an item of a node's `taints`; nil without a key or with an unknown effect.
  package init?(_ node: Node) {
    guard let key = node["key"]?.text, let effect = node["effect"]?.text.flatMap(TaintEffect.init(rawValue:))
    else { return nil }
    self.init(key: key, value: node["value"]?.plainText ?? "", effect: effect)
  }

  /// Whether pods that do not tolerate the taint cannot be scheduled.
  package var isHard: Bool { effect != .preferNoSchedule }
}
