extension Core {
  /// The template of a workload's pods.
  public struct PodTemplateSpec: FieldEncodable, Sendable, Equatable {
    /// The pods' labels and annotations.
    public var metadata: Meta.ObjectMeta
    /// The spec of the pods.
    public var spec: PodSpec

    /// Creates a pod template.
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
