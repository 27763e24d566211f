extension Scheduling {
  /// A rank for pods: who is scheduled first and who is displaced.
  public struct PriorityClass: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "scheduling.k8s.io/v1"
    /// The kind.
    public static let kind = "PriorityClass"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// The rank, up to 1000000000; higher goes first.
    public var value: Int
    /// Whether it is for pods that name no class; false if nil.
    public var globalDefault: Bool?
    /// Whether its pods may displace lower ones; they may if nil.
    public var preemptionPolicy: Core.PreemptionPolicy?
    /// What it is for.
    public var description: String?

    /// Makes a priority class.
    public init(
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
