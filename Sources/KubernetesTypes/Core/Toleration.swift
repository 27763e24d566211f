extension Core {
  /// A kind of node taint that a pod puts up with.
  public struct Toleration: FieldEncodable, Sendable, Equatable {
    /// The taint's key; every taint if nil (with `Exists`).
    public var key: String?
    /// How key and value are matched; `Equal` if nil.
    public var `operator`: TolerationOperator?
    /// The taint's value, for `Equal`.
    public var value: String?
    /// The taint's effect; every effect if nil.
    public var effect: TaintEffect?
    /// For `NoExecute`: seconds until eviction; for ever if nil.
    public var tolerationSeconds: Int?

    /// Makes a toleration.
    public init(
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
  public enum TolerationOperator: String, NodeEncodable, Sendable {
    /// Key and value are the same.
    case equal = "Equal"
    /// The key is the same.
    case exists = "Exists"
  }

  /// What a taint does to pods that don't tolerate it.
  public enum TaintEffect: String, NodeEncodable, Sendable {
    /// They are not placed there.
    case noSchedule = "NoSchedule"
    /// They are placed there last.
    case preferNoSchedule = "PreferNoSchedule"
    /// They are not placed there and are evicted.
    case noExecute = "NoExecute"
  }
}
