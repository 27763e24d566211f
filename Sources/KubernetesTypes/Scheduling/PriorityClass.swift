import ManifestTree

extension Scheduling {
  /// A PriorityClass: the scheduling and preemption priority of pods.
  package struct PriorityClass: Resource, Equatable {
    package static let apiVersion = "\(APIGroup.scheduling)/v1"
    package static let kind = "PriorityClass"

    /// The metadata: name, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The priority, up to 1000000000; pods with higher values are scheduled first.
    package var value: Int
    /// Whether the class is the default for pods without a class; false if nil.
    package var globalDefault: Bool?
    /// Whether pods of the class preempt pods of lower priority: `PreemptLowerPriority` if nil, or `Never`.
    package var preemptionPolicy: Core.PreemptionPolicy?
    /// The purpose of the class.
    package var description: String?

    package init(
      metadata: Meta.ObjectMeta, value: Int, globalDefault: Bool? = nil,
      preemptionPolicy: Core.PreemptionPolicy? = nil, description: String? = nil
    ) {
      self.metadata = metadata
      self.value = value
      self.globalDefault = globalDefault
      self.preemptionPolicy = preemptionPolicy
      self.description = description
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("value", value)
      encoder.field("globalDefault", globalDefault)
      encoder.field("preemptionPolicy", preemptionPolicy)
      encoder.field("description", description)
    }
  }
}
