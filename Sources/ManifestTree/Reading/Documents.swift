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

  /// Creates the documents from the trees of a file's sections.
  init(_ sections: [ParsedTrees], _ survey: TextSurvey, byteCount: Int, file: String) {
    var index = SourceIndex(file: file, laterLines: survey.laterLines, of: ParsedTrees())
    documents = []
    documents.reserveCapacity(sections.reduce(0) { $0 + $1.documents.count })
    for section in sections {
      index = SourceIndex(file: file, laterLines: survey.laterLines, of: section)
      documents += section.documents.map { Document(node: $0.node, map: SourceMap(index, from: $0.start)) }
    }
    end = index.location(ofByte: byteCount)
    let faults = sections.flatMap(\.faults).prefix(TreeBuilder.maximumFaults)
    diagnostics = faults.sorted { $0.offset < $1.offset }.map { fault in
      Diagnostic(
        fault.id, .error, fault.message, at: index.location(ofByte: fault.offset),
        notes: fault.note.map { [.init($0.message, at: index.location(ofByte: $0.offset))] } ?? [])
    }
  }
}

/// The trees that a parser built, with the byte offsets of their parts.
struct ParsedTrees: Sendable {
  /// The root of each document, with the index of its offset.
  var documents: [(node: Node, start: Int)] = []
  /// The byte offset of every key and value, in file order.
  var offsets = PackedOffsets([])
  /// For long lists, the index of the list's offset, with the indices of the items' offsets.
  var itemStarts: [(list: Int, items: [Int])] = []
  /// The errors in the documents.
  var faults: [SyntaxFault] = []

  init() {}

  init(_ documents: [(node: Node, start: Int)], by builder: borrowing TreeBuilder) {
    self.documents = documents
    offsets = PackedOffsets(builder.offsets)
    itemStarts = builder.itemStarts
    faults = builder.faults
  }
}
