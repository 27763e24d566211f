extension Core {
  /// The template of a workload's pods.
  package struct PodTemplateSpec: FieldEncodable, Sendable, Equatable {
    /// The pods' labels and annotations.
    package var metadata: Meta.ObjectMeta
    /// The spec of the pods.
    package var spec: PodSpec

    package init(metadata: Meta.ObjectMeta, spec: PodSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }
}
