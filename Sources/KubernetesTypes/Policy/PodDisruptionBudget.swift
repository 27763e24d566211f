extension Policy {
  /// A PodDisruptionBudget: a limit for voluntary disruptions, such as node drains.
  public struct PodDisruptionBudget: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "policy/v1"
    /// The kind.
    public static let kind = "PodDisruptionBudget"

    /// The metadata: name, labels, and annotations.
    public var metadata: Meta.ObjectMeta
    /// The pods and the limit.
    public var spec: PodDisruptionBudgetSpec

    /// Creates a pod disruption budget.
    public init(metadata: Meta.ObjectMeta, spec: PodDisruptionBudgetSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The pods of a PodDisruptionBudget and the limit; either the minimum or the maximum is set.
  public struct PodDisruptionBudgetSpec: FieldEncodable, Sendable, Equatable {
    /// The minimum number of available pods, as a number or a percentage.
    public var minAvailable: IntOrString?
    /// The maximum number of unavailable pods, as a number or a percentage.
    public var maxUnavailable: IntOrString?
    /// Selects the pods; all of the namespace if empty.
    public var selector: Meta.LabelSelector
    /// Whether pods that are not ready can be evicted; `IfHealthyBudget` if nil.
    public var unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy?

    /// Creates a pod disruption budget.
    public init(
      minAvailable: IntOrString? = nil, maxUnavailable: IntOrString? = nil, selector: Meta.LabelSelector,
      unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy? = nil
    ) {
      self.minAvailable = minAvailable
      self.maxUnavailable = maxUnavailable
      self.selector = selector
      self.unhealthyPodEvictionPolicy = unhealthyPodEvictionPolicy
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("minAvailable", minAvailable)
      encoder.field("maxUnavailable", maxUnavailable)
      encoder.field("selector", selector)
      encoder.field("unhealthyPodEvictionPolicy", unhealthyPodEvictionPolicy)
    }
  }

  /// Whether running pods that are not ready can be evicted.
  public enum UnhealthyPodEvictionPolicy: String, NodeEncodable, Sendable {
    /// If enough other pods are healthy.
    case ifHealthyBudget = "IfHealthyBudget"
    /// Always.
    case alwaysAllow = "AlwaysAllow"
  }
}
