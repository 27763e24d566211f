extension Core {
  /// A room of the cluster in which names are unique.
  public struct Namespace: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "v1"
    /// The kind.
    public static let kind = "Namespace"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta

    /// Makes a namespace.
    public init(metadata: Meta.ObjectMeta) { self.metadata = metadata }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
    }
  }
}
