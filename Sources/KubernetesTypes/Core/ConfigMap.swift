extension Core {
  /// Settings by name, read as variables or files.
  public struct ConfigMap: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "v1"
    /// The kind.
    public static let kind = "ConfigMap"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// Whether the entries can't change; false if nil.
    public var immutable: Bool?
    /// The entries.
    public var data: StringMap
    /// Entries that are no text, in Base64.
    public var binaryData: StringMap

    /// Makes a config map.
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
