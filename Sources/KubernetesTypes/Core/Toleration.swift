extension Core {
  /// A toleration of node taints.
  package struct Toleration: FieldEncodable, Sendable, Equatable {
    /// The taint's key; any taint if nil (with `Exists`).
    package var key: String?
    /// The comparison of key and value; `Equal` if nil.
    package var `operator`: TolerationOperator?
    /// The taint's value, for `Equal`.
    package var value: String?
    /// The taint's effect; any effect if nil.
    package var effect: TaintEffect?
    /// For `NoExecute`: seconds until eviction; unlimited if nil.
    package var tolerationSeconds: Int?

    package init(
      key: String? = nil, operator: TolerationOperator? = nil, value: String? = nil,
      effect: TaintEffect? = nil, tolerationSeconds: Int? = nil
    ) {
      self.key = key
      self.operator = `operator`
      self.value = value
      self.effect = effect
      self.tolerationSeconds = tolerationSeconds
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("key", key)
      encoder.field("operator", `operator`)
      encoder.field("value", value)
      encoder.field("effect", effect)
      encoder.field("tolerationSeconds", tolerationSeconds)
    }
  }

  /// How a toleration matches a taint.
  package enum TolerationOperator: String, NodeEncodable, Sendable {
    /// Key and value must be equal.
    case equal = "Equal"
    /// The key must be equal.
    case exists = "Exists"
  }

  /// The effect of a taint on pods that do not tolerate it.
  package enum TaintEffect: String, NodeEncodable, Sendable {
    /// The pods are not scheduled on the node.
    case noSchedule = "NoSchedule"
    /// The scheduler avoids the node.
    case preferNoSchedule = "PreferNoSchedule"
    /// The pods are not scheduled on the node, and running pods are evicted.
    case noExecute = "NoExecute"
  }
}
