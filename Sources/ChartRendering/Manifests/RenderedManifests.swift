package import ManifestTree

/// The manifests of one file: the YAML documents of its objects, in apply order.
package struct RenderedPart: Sendable {
  /// The file's name without its extension.
  package let file: String
  let documents: [Document]

  struct Document: Sendable {
    let identity: ObjectIdentity
    let rank: Int
    let yaml: [UInt8]
  }

  /// Writes objects as YAML.
  package init(file: String, objects: [Object]) {
    self.file = file
    var documents: [Document] = []
    documents.reserveCapacity(objects.count)
    for object in objects {
      var writer = YAMLWriter(reservingCapacity: 2048)
      writer.write(object.node)
      documents.append(
        Document(
          identity: object.identity, rank: ApplyOrder.rank(of: object.identity), yaml: writer.bytes))
    }
    self.documents = documents.inApplyOrder(\.rank)
  }

  /// The file with a header and the documents; nil if there are no objects.
  /// - Parameter name: the file's name, if it differs from that of the part.
  func rendered(as name: String? = nil, under header: String) -> RenderedFile? {
    guard !documents.isEmpty else { return nil }
    return RenderedFile(
      name: name ?? "\(file).yaml", bytes: Array(header.utf8) + stream(of: documents))
  }
}

/// The plain manifests of a system.
package struct RenderedManifests: Sendable {
  private let parts: [RenderedPart]
  private let header: String

  /// Collects the parts of an app.
  package init(app: String, _ parts: [RenderedPart]) {
    self.parts = parts
    header = FileHeader(app: app).line(.yaml)
  }

  /// Writes the documents of several systems as one YAML stream: one system after the other, each in apply order.
  ///
  /// - Parameter write: writes a piece of the stream, so that a large one is never in memory as a whole.
  package static func stream(_ systems: [RenderedManifests], to write: ([UInt8]) throws -> Void) rethrows {
    var piece: [UInt8] = []
    var isFirst = true
    for system in systems {
      for document in system.parts.flatMap(\.documents).inApplyOrder(\.rank) {
        if !isFirst { piece += separator }
        isFirst = false
        piece += document.yaml
        if piece.count >= pieceSize {
          try write(piece)
          piece.removeAll(keepingCapacity: true)
        }
      }
    }
    if !piece.isEmpty { try write(piece) }
  }

  /// The identities of the objects.
  package var identities: [ObjectIdentity] { parts.flatMap { $0.documents.map(\.identity) } }

  /// The files: one for each part with objects.
  package var files: [RenderedFile] {
    parts.compactMap { $0.rendered(under: header) }
  }
}

extension ProfileObjects {
  /// The plain manifests of the profile.
  package func manifests(of app: String) -> RenderedManifests {
    RenderedManifests(
      app: app, files.concurrentMap { RenderedPart(file: $0.file, objects: $0.objects) })
  }
}

private let separator = Array("---\n".utf8)
private let pieceSize = 1 << 16

private func stream(of documents: [RenderedPart.Document]) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(documents.reduce(0) { $0 + $1.yaml.count + separator.count })
  for document in documents {
    if !bytes.isEmpty { bytes += separator }
    bytes += document.yaml
  }
  return bytes
}
