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
  private let content: @Sendable () -> [UInt8]

  /// The content of the file, computed on each access.
  package var bytes: [UInt8] { content() }

  package init(name: String, bytes: @autoclosure @escaping @Sendable () -> [UInt8]) {
    self.name = name
    content = bytes
  }

  /// The file in a folder of the output folder.
  package func moved(to folder: String) -> RenderedFile {
    var file = RenderedFile(name: "\(folder)/\(name)", bytes: content())
    file.identities = identities
    return file
  }

  /// Joins YAML files to one stream.
  package static func stream(of files: [RenderedFile]) -> [UInt8] {
    Array(files.map(\.bytes).joined(separator: Array("---\n".utf8)))
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
