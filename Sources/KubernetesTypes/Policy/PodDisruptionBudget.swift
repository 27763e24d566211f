import ManifestTree

extension Policy {
  /// A PodDisruptionBudget: a limit for voluntary disruptions, such as node drains.
  package struct PodDisruptionBudget: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.policy)/v1"
    package static let kind = "PodDisruptionBudget"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The pods and the limit.
    package var spec: PodDisruptionBudgetSpec

    package init(metadata: Meta.ObjectMeta, spec: PodDisruptionBudgetSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The pods of a PodDisruptionBudget and the limit; either the minimum or the maximum is set.
  package struct PodDisruptionBudgetSpec: FieldEncodable, Sendable, Equatable {
    /// The minimum number of available pods, as a number or a percentage.
    package var minAvailable: IntOrString?
    /// The maximum number of unavailable pods, as a number or a percentage.
    package var maxUnavailable: IntOrString?
    /// Selects the pods; all of the namespace if empty.
    package var selector: Meta.LabelSelector
    /// Whether pods that are not ready can be evicted; `IfHealthyBudget` if nil.
    package var unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy?

    package init(
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
  package enum UnhealthyPodEvictionPolicy: String, NodeEncodable, Sendable {
    /// Pods that are not ready can be evicted only if enough other pods are healthy.
    case ifHealthyBudget = "IfHealthyBudget"
    /// Pods that are not ready can always be evicted.
    case alwaysAllow = "AlwaysAllow"
  }
}
