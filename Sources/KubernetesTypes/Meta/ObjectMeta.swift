extension Meta {
  /// The identity and the metadata of an object.
  package struct ObjectMeta: FieldEncodable, Sendable, Equatable {
    /// The name, unique for the kind in the namespace; nil in templates.
    package var name: String?
    /// The namespace; nil for cluster-scoped objects and in templates.
    package var namespace: String?
    /// The labels, which selectors can match.
    package var labels: StringMap
    /// The annotations, for tools and people; selectors cannot match them.
    package var annotations: StringMap
    /// The finalizers that must be removed before the object is deleted.
    package var finalizers: [String]

    package init(
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
