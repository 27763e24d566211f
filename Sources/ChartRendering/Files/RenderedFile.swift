internal import ManifestTree

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

  /// The file in a folder of the output folder.
  public func moved(to folder: String) -> RenderedFile {
    RenderedFile(name: "\(folder)/\(name)", bytes: bytes)
  }

  /// YAML files as one stream.
  public static func stream(of files: [RenderedFile]) -> [UInt8] {
    Array(files.map(\.bytes).joined(separator: Array("---\n".utf8)))
  }
}

extension RenderedFile {
  /// A file of YAML documents under the header of an app.
  init(yaml documents: [Node], named name: String, of app: String) {
    var writer = YAMLWriter(reservingCapacity: 2048)
    for document in documents { writer.write(document) }
    self.init(name: name, bytes: Array(FileHeader(app: app).line(.yaml).utf8) + writer.bytes)
  }
}
