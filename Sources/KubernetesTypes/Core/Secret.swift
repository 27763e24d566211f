extension Core {
  /// Credentials by name, read as variables or files.
  public struct Secret: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "v1"
    /// The kind.
    public static let kind = "Secret"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// What it holds, such as `kubernetes.io/tls`; `Opaque` if nil.
    public var type: String?
    /// Whether the entries can't change; false if nil.
    public var immutable: Bool?
    /// The entries, in Base64.
    public var data: StringMap
    /// Entries in plain text; they win over `data` and are never read back.
    public var stringData: StringMap

    /// Makes a secret.
    public init(
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
