extension Core {
  /// A Namespace: a scope for names in the cluster.
  package struct Namespace: Resource, Equatable {
    package static let apiVersion = "v1"
    package static let kind = "Namespace"

    /// The metadata: name, labels, and annotations.
    package var metadata: Meta.ObjectMeta

    package init(metadata: Meta.ObjectMeta) { self.metadata = metadata }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
    }
  }
}
