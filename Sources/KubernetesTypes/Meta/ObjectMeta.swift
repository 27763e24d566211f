extension Meta {
  /// The identity and the metadata of an object.
  public struct ObjectMeta: FieldEncodable, Sendable, Equatable {
    /// The name, unique for the kind in the namespace; nil in templates.
    public var name: String?
    /// The namespace; nil for cluster-scoped objects and in templates.
    public var namespace: String?
    /// The labels, which selectors can match.
    public var labels: StringMap
    /// The annotations, for tools and people; selectors cannot match them.
    public var annotations: StringMap
    /// The finalizers that must be removed before the object is deleted.
    public var finalizers: [String]

    /// Creates an object meta.
    public init(
      name: String? = nil, namespace: String? = nil, labels: StringMap = [:], annotations: StringMap = [:],
      finalizers: [String] = []
    ) {
      self.name = name
      self.namespace = namespace
      self.labels = labels
      self.annotations = annotations
      self.finalizers = finalizers
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("namespace", namespace)
      encoder.field("labels", labels)
      encoder.field("annotations", annotations)
      encoder.field("finalizers", finalizers)
    }
  }
}
