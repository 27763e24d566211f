package import FileWriting
package import ManifestTree

/// A rendered file: its path and its content.
///
/// The content is not stored, but computed when it is read. Files can therefore be rendered on all cores while others
/// are being written, and the files of a large system are never all in memory.
package struct RenderedFile: Sendable {
  /// The path of the file in the output folder.
  package let name: String
  /// The objects in the file, if it consists of whole objects.
  package private(set) var identities: [ObjectIdentity] = []
  private let content: @Sendable () throws(FileFault) -> [UInt8]

  /// The content of the file, computed on each access.
  /// - Throws: ``FileFault`` if the content is in a temporary file that cannot be read.
  package var bytes: [UInt8] { get throws(FileFault) { try content() } }

  package init(name: String, bytes: @autoclosure @escaping @Sendable () -> [UInt8]) {
    self.init(name: name, reading: bytes)
  }

  /// Creates a file whose content `read` reads from a temporary file.
  init(name: String, reading read: @escaping @Sendable () throws(FileFault) -> [UInt8]) {
    self.name = name
    content = read
  }

  /// The file in a folder of the output folder.
  package func moved(to folder: String) -> RenderedFile {
    var file = RenderedFile(name: "\(folder)/\(name)", reading: content)
    file.identities = identities
    return file
  }

  /// Joins YAML files to one stream.
  package static func stream(of files: [RenderedFile]) throws(FileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, file) in files.enumerated() {
      if index > 0 { bytes += "---\n".utf8 }
      bytes += try file.bytes
    }
    return bytes
  }
}

extension RenderedFile {
  /// A file with the header of an app and YAML documents.
  init(yaml documents: [Node], named name: String, of app: String) {
    self.init(name: name, bytes: documents.bytes(under: FileHeader(app: app)))
    identities = documents.map { node in
      ObjectIdentity(
        apiVersion: node["apiVersion"]?.text ?? "", kind: node["kind"]?.text ?? "",
        namespace: node["metadata"]?["namespace"]?.text, name: node["metadata"]?["name"]?.text ?? "")
    }
  }
}

extension [Node] {
  /// The documents as the bytes of a file.
  fileprivate func bytes(under header: FileHeader) -> [UInt8] {
    var writer = YAMLWriter(reservingCapacity: 2048)
    for document in self { writer.write(document) }
    return [UInt8](header.line(.yaml).utf8) + writer.bytes
  }
}
