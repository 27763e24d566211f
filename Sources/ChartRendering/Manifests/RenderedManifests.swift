package import FileWriting
internal import KubernetesFacts
package import ManifestTree

/// The YAML documents of the objects of one file, in apply order and separated by `---` lines.
struct RenderedPart: Sendable {
  /// The file's name without its extension.
  private let file: String
  fileprivate let documents: [Document]
  fileprivate let yaml: [UInt8]

  /// A large system has hundreds of thousands of documents, so the identities are not kept with the documents.
  fileprivate struct Document: Sendable {
    let rank: Int
    /// The bytes of the document in the part.
    let range: Range<Int>
  }

  /// Writes objects as YAML.
  init(file: String, objects: [Object]) {
    self.file = file
    let ranks = objects.map { ApplyOrder.rank(of: $0.identity) }
    var documents: [Document] = []
    documents.reserveCapacity(objects.count)
    var writer = YAMLWriter(reservingCapacity: 1024 * objects.count)
    for index in Array(objects.indices).inApplyOrder({ ranks[$0] }) {
      let start = documents.isEmpty ? 0 : writer.count + separator.count
      writer.write(objects[index].node)
      documents.append(Document(rank: ranks[index], range: start..<writer.count))
    }
    self.documents = documents
    yaml = writer.bytes
  }

  /// The file with a header and the documents; nil if there are no objects.
  /// - Parameter name: the file's name, if it differs from the part's name.
  func rendered(as name: String? = nil, under header: String) -> RenderedFile? {
    guard !documents.isEmpty else { return nil }
    return RenderedFile(name: name ?? "\(file).yaml", bytes: Array(header.utf8) + yaml)
  }
}

/// The YAML documents of one file for a stream, in memory or on the disk.
package struct StreamedPart: Sendable {
  /// The file's name without its extension.
  private let file: String
  fileprivate let documents: [RenderedPart.Document]
  /// The identities of the objects; empty if they are not kept.
  fileprivate let identities: [ObjectIdentity]
  private let content: Content

  private enum Content {
    case memory([UInt8])
    case disk(Spool, Spool.Piece)
  }

  /// Writes objects as YAML.
  /// - Parameters:
  ///   - keepsIdentities: whether the identities of the objects are kept, for a comparison with other systems.
  ///   - spool: keeps the YAML on the disk; nil keeps it in memory.
  package init(file: String, objects: [Object], keepsIdentities: Bool = true, spool: Spool? = nil) {
    let part = RenderedPart(file: file, objects: objects)
    self.file = file
    identities = keepsIdentities ? objects.map(\.identity) : []
    documents = part.documents
    content = if let spool { .disk(spool, spool.add(part.yaml)) } else { .memory(part.yaml) }
  }

  /// The file with a header and the documents; nil if there are no objects.
  fileprivate func rendered(under header: String) -> RenderedFile? {
    guard !documents.isEmpty else { return nil }
    return RenderedFile(name: "\(file).yaml") { [content] () throws(FileFault) in
      var bytes = Array(header.utf8)
      switch content {
      case .memory(let yaml): bytes += yaml
      case .disk(let spool, let piece): try spool.read(piece, to: &bytes)
      }
      return bytes
    }
  }

  /// Appends the documents with a rank, which are adjacent, to other bytes, after a separator.
  fileprivate func write(documentsOfRank rank: Int, to bytes: inout [UInt8]) throws(FileFault) {
    guard let first = documents.first(where: { $0.rank == rank }),
      let last = documents.last(where: { $0.rank == rank })
    else { return }
    let range = first.range.lowerBound..<last.range.upperBound
    bytes += separator
    switch content {
    case .memory(let yaml): bytes += yaml[range]
    case .disk(let spool, let piece): try spool.read(piece[range], to: &bytes)
    }
  }
}

/// The plain manifests of a system.
package struct RenderedManifests: Sendable {
  private let parts: [StreamedPart]
  private let header: String

  /// Collects the parts of an app.
  package init(app: String, _ parts: [StreamedPart]) {
    self.parts = parts
    header = FileHeader(app: app).line(.yaml)
  }

  /// Writes the documents of several systems as one YAML stream: one system after the other, each in apply order.
  ///
  /// Documents are read while others are written.
  /// - Parameter write: writes a piece of the stream, so that a large one is never in memory as a whole.
  /// - Throws: ``FileFault`` if parts on the disk cannot be read, and the errors of `write`.
  package static func stream(
    _ systems: [RenderedManifests], to write: @escaping ([UInt8]) throws -> Void
  ) throws {
    let batches = systems.flatMap(\.batches)
    nonisolated(unsafe) let write = write
    var isFirst = true
    var batch: Result<[[UInt8]], FileFault> = .success([])
    for number in 0...batches.count {
      var documents = try batch.get()
      if isFirst, let first = documents.firstIndex(where: { !$0.isEmpty }) {
        documents[first].removeFirst(separator.count)
        isFirst = false
      }
      let (written, next) = concurrently(
        { [documents] in Result { for piece in documents where !piece.isEmpty { try write(piece) } } },
        { batches[number...].first?.documents ?? .success([]) })
      try written.get()
      batch = next
    }
  }

  /// Some documents of a system, which are in memory at the same time.
  private struct Batch: Sendable {
    let system: RenderedManifests
    let rank: Int
    let parts: Range<Int>

    /// The documents, each after a separator, in groups that are read on all cores.
    var documents: Result<[[UInt8]], FileFault> {
      Result { () throws(FileFault) in try system.documents(ofRank: rank, parts) }
    }
  }

  /// The documents in apply order.
  ///
  /// A sorted list of all documents of a large system would need much memory and save little time.
  private var batches: [Batch] {
    ranks.flatMap { rank in
      stride(from: 0, to: parts.count, by: groupSize * groupsAtOnce).map { start in
        Batch(system: self, rank: rank, parts: start..<start + groupSize * groupsAtOnce)
      }
    }
  }

  /// The documents of some parts with a rank, each after a separator, in groups that are read on all cores.
  private func documents(ofRank rank: Int, _ range: Range<Int>) throws(FileFault) -> [[UInt8]] {
    let starts = Array(stride(from: range.lowerBound, to: min(range.upperBound, parts.count), by: groupSize))
    return try starts.concurrentMap(minimum: 2, chunk: 1) { start throws(FileFault) in
      var documents: [UInt8] = []
      for part in parts[start...].prefix(groupSize) {
        try part.write(documentsOfRank: rank, to: &documents)
      }
      return documents
    }
  }

  /// The ranks of the documents in apply order.
  private var ranks: [Int] {
    var ranks: Set<Int> = []
    for part in parts { for document in part.documents { ranks.insert(document.rank) } }
    return ranks.sorted()
  }

  /// The identities of the objects in the parts that keep them.
  package var identities: [ObjectIdentity] { parts.flatMap(\.identities) }

  /// The files: one for each part with objects.
  package var files: [RenderedFile] { parts.compactMap { $0.rendered(under: header) } }
}

extension ProfileObjects {
  /// The plain manifests of the profile: one file for each part with objects.
  package func manifestFiles(of app: String) -> [RenderedFile] {
    let header = FileHeader(app: app).line(.yaml)
    return files.concurrentMap {
      RenderedPart(file: $0.file, objects: $0.objects).rendered(under: header)
    }.compactMap(\.self)
  }
}

private let separator = Array("---\n".utf8)
/// The number of parts whose documents are read together.
private let groupSize = 128
/// The number of groups that are in memory at the same time.
private let groupsAtOnce = 16
