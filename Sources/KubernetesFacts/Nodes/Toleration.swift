package import ManifestTree

/// A toleration of a pod.
package struct Toleration: Hashable, Sendable {
  /// The key of the taint; nil for all keys.
  package var key: String?
  /// The value of the taint; nil for all values.
  package var value: String?
  /// The effect of the taint; nil for all effects.
  package var effect: TaintEffect?
  /// The number of seconds for which a `NoExecute` taint is tolerated; nil for no limit.
  package var seconds: Int?

  package init(key: String?, value: String? = nil, effect: TaintEffect? = nil, seconds: Int? = nil) {
    (self.key, self.value, self.effect, self.seconds) = (key, value, effect, seconds)
  }

  /// Reads an item of a pod's `tolerations`.
  package init(_ node: Node) {
    let key = node["key"]?.text ?? ""
    self.key = key.isEmpty ? nil : key
    value =
      node["operator"]?.text == "Exists" || key.isEmpty ? nil : node["value"]?.plainText ?? ""
    effect = node["effect"]?.text.flatMap(TaintEffect.init(rawValue:))
    seconds = node["tolerationSeconds"]?.int.map { Int(clamping: $0) }
  }

  /// Whether the toleration matches a taint, as the scheduler and the kubelet compare them.
  package func tolerates(_ taint: Taint) -> Bool {
    (effect == nil || effect == taint.effect) && (key == nil || key == taint.key)
      && (value == nil || value == taint.value)
  }
}

extension [Toleration] {
  /// Whether one of the tolerations matches a taint.
  package func tolerates(_ taint: Taint) -> Bool { contains { $0.tolerates(taint) } }
}
