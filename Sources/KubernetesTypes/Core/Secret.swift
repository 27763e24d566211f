extension Core {
  /// A Secret: credentials as key-value pairs, for variables or files.
  package struct Secret: Resource, Equatable {
    package static let apiVersion = "v1"
    package static let kind = "Secret"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The type, such as `kubernetes.io/tls`; `Opaque` if nil.
    package var type: String?
    /// Whether the data is immutable; false if nil.
    package var immutable: Bool?
    /// The data, in Base64.
    package var data: StringMap
    /// Data in plain text, which takes precedence over `data` and is write-only.
    package var stringData: StringMap

    package init(
      metadata: Meta.ObjectMeta, type: String? = nil, immutable: Bool? = nil, data: StringMap = [:],
      stringData: StringMap = [:]
    ) {
      self.metadata = metadata
      self.type = type
      self.immutable = immutable
      self.data = data
      self.stringData = stringData
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("type", type)
      encoder.field("immutable", immutable)
      encoder.field("data", data)
      encoder.field("stringData", stringData)
    }
  }
}
