extension Core {
  /// A Namespace: a scope for names in the cluster.
  public struct Namespace: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "v1"
    /// The kind.
    public static let kind = "Namespace"

    /// The metadata: name, labels, and annotations.
    public var metadata: Meta.ObjectMeta

    /// Creates a namespace.
    public init(metadata: Meta.ObjectMeta) { self.metadata = metadata }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
    }
  }
}
