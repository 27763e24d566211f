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

  /// What a parser has read of a file: trees with their places among the builder's parts.
  init(
    _ trees: [(node: Node, start: Int)], by builder: borrowing TreeBuilder, _ survey: TextSurvey,
    byteCount: Int, file: String
  ) {
    let index = SourceIndex(
      file: file, laterLines: survey.laterLines, offsets: builder.offsets, itemStarts: builder.itemStarts)
    end = index.location(ofByte: byteCount)
    documents = trees.map { Document(node: $0.node, map: SourceMap(index, from: $0.start)) }
    diagnostics = builder.faults.sorted { $0.offset < $1.offset }.map { fault in
      Diagnostic(
        fault.id, .error, fault.message, at: index.location(ofByte: fault.offset),
        notes: fault.note.map { [.init($0.message, at: index.location(ofByte: $0.offset))] } ?? [])
    }
  }
}
