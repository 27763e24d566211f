extension Meta {
  /// Who an object is, and what is said about it.
  public struct ObjectMeta: FieldEncodable, Sendable, Equatable {
    /// The name, unique for the kind in the namespace; not set in templates.
    public var name: String?
    /// The namespace; nil for cluster-scoped objects and in templates.
    public var namespace: String?
    /// What selectors can match.
    public var labels: StringMap
    /// What tools and people note; selectors can't match it.
    public var annotations: StringMap
    /// Who must agree before the object may go.
    public var finalizers: [String]

    /// Makes an object meta.
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
