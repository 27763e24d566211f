extension Core {
  /// A ConfigMap: settings as key-value pairs, for variables or files.
  public struct ConfigMap: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "v1"
    /// The kind.
    public static let kind = "ConfigMap"

    /// The metadata: name, labels, and annotations.
    public var metadata: Meta.ObjectMeta
    /// Whether the data is immutable; false if nil.
    public var immutable: Bool?
    /// The data.
    public var data: StringMap
    /// Binary data, in Base64.
    public var binaryData: StringMap

    /// Creates a config map.
    public init(
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
