/// A file as it should be.
public struct RenderedFile: Sendable {
  /// Its name, or path, in the output folder.
  public let name: String
  /// Its bytes.
  public let bytes: [UInt8]

  /// Makes a file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
