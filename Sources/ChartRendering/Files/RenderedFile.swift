package import ManifestTree

/// A file as it should be.
///
/// It is written when its bytes are asked for, and not kept: so files are written on all cores, each goes to the disk
/// while others are made, and a large system's are never all there at once.
package struct RenderedFile: Sendable {
  /// Its name, or path, in the output folder.
  package let name: String
  /// The objects that it holds, where it was made of whole ones.
  package private(set) var identities: [ObjectIdentity] = []
  private let content: @Sendable () -> [UInt8]

  /// Its bytes, made anew each time.
  package var bytes: [UInt8] { content() }

  /// Makes a file.
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

  /// YAML files as one stream.
  package static func stream(of files: [RenderedFile]) -> [UInt8] {
    Array(files.map(\.bytes).joined(separator: Array("---\n".utf8)))
  }
}

extension RenderedFile {
  /// A file of YAML documents under the header of an app.
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
