extension Core {
  /// A ConfigMap: settings as key-value pairs, for variables or files.
  package struct ConfigMap: Resource, Equatable {
    package static let apiVersion = "v1"
    package static let kind = "ConfigMap"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// Whether the data is immutable; false if nil.
    package var immutable: Bool?
    package var data: StringMap
    /// Binary data, in Base64.
    package var binaryData: StringMap

    package init(
      metadata: Meta.ObjectMeta, immutable: Bool? = nil, data: StringMap = [:], binaryData: StringMap = [:]
    ) {
      self.metadata = metadata
      self.immutable = immutable
      self.data = data
      self.binaryData = binaryData
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("immutable", immutable)
      encoder.field("data", data)
      encoder.field("binaryData", binaryData)
    }
  }
}
