package import Diagnostics

/// The result of reading a file: its documents and all errors in it.
package struct Documents: Sendable {
  /// The documents that could be read, in file order.
  package var documents: [Document]
  /// All problems of the file; if one is an error, documents may be missing or incomplete.
  package var diagnostics: [Diagnostic]

  /// The position at the end of the file.
  let end: FileLocation

  /// One document: a tree with the source positions of its parts.
  package struct Document: Sendable {
    /// The content of the document.
    package var node: Node
    /// The source positions of the parts.
    package var map: SourceMap

    /// The source positions in the form that objects use.
    package var origin: Origin { Origin(of: node, map) }
  }

  /// Creates the documents from a parser's trees and the recorded positions.
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
