extension Core {
  /// What a workload makes its pods from.
  public struct PodTemplateSpec: FieldEncodable, Sendable, Equatable {
    /// The pods' labels and annotations.
    public var metadata: Meta.ObjectMeta
    /// What runs in the pods.
    public var spec: PodSpec

    /// Makes a pod template.
    public init(metadata: Meta.ObjectMeta, spec: PodSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }
}
