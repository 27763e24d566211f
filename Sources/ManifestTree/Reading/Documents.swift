public import Diagnostics

/// What a reader found in a file: its documents, and everything that is wrong with the text.
public struct Documents: Sendable {
  /// The documents that could be read, in their order.
  public var documents: [Document]
  /// All faults of the file; where there is an error, documents may be missing or lack parts.
  public var diagnostics: [Diagnostic]

  /// Where the file ends.
  let end: FileLocation

  /// One document: a tree, and where its parts stand.
  public struct Document: Sendable {
    /// What the document says.
    public var node: Node
    /// Where in the file each part says it.
    public var map: SourceMap
  }

  /// What a parser has read of a file: trees with their places among the offsets, and faults.
  init(
    _ trees: [(node: Node, start: Int)], _ offsets: [UInt32], _ faults: [SyntaxFault],
    laterLines: [UInt32], byteCount: Int, file: String
  ) {
    let index = SourceIndex(file: file, laterLines: laterLines, offsets: offsets)
    end = index.location(ofByte: byteCount)
    documents = trees.map { Document(node: $0.node, map: SourceMap(index, from: $0.start)) }
    diagnostics = faults.sorted { $0.offset < $1.offset }.map { fault in
      Diagnostic(
        fault.id, .error, fault.message, at: index.location(ofByte: fault.offset),
        notes: fault.note.map { [.init($0.message, at: index.location(ofByte: $0.offset))] } ?? [])
    }
  }
}
