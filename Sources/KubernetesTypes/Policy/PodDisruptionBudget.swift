extension Policy {
  /// How many pods voluntary disruptions, such as draining a node, must leave.
  public struct PodDisruptionBudget: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "policy/v1"
    /// The kind.
    public static let kind = "PodDisruptionBudget"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// How many of which pods.
    public var spec: PodDisruptionBudgetSpec

    /// Makes a pod disruption budget.
    public init(metadata: Meta.ObjectMeta, spec: PodDisruptionBudgetSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// How many of which pods must stay; a least or a most is set, not both.
  public struct PodDisruptionBudgetSpec: FieldEncodable, Sendable, Equatable {
    /// How many must stay, in pods or percent.
    public var minAvailable: IntOrString?
    /// How many may go, in pods or percent.
    public var maxUnavailable: IntOrString?
    /// The pods; all of the namespace if empty.
    public var selector: Meta.LabelSelector
    /// Whether pods that aren't ready may go; `IfHealthyBudget` if nil.
    public var unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy?

    /// Makes a pod disruption budget.
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

  /// Whether running pods that aren't ready may be evicted.
  public enum UnhealthyPodEvictionPolicy: String, NodeEncodable, Sendable {
    /// While enough others are healthy.
    case ifHealthyBudget = "IfHealthyBudget"
    /// Always.
    case alwaysAllow = "AlwaysAllow"
  }
}
