/// Something in a text that its format does not allow, before it becomes a diagnostic.
struct SyntaxFault: Error {
  /// The stable name of the fault's kind.
  var id: String
  /// One sentence in lower case.
  var message: String
  /// The byte at which it was found.
  var offset: Int
  /// Another place that explains the fault, with a sentence about it.
  var note: (message: String, offset: Int)?

  /// The kind of fault that no JSON has.
  static let jsonID = "manifest/json"
  /// The kind of fault that the end of the file is.
  static let cutOffID = "manifest/cut-off"

  static func tooDeep(at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/too-deep",
      message: "found lists and maps more than \(TreeBuilder.maximumDepth) levels deep, expected fewer",
      offset: offset)
  }

  static func repeatedKey(_ key: String, at offset: Int, first: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/repeated-key",
      message: "the key \(ValueDescription.quoting(key)) is written twice, expected once",
      offset: offset,
      note: ("the first is here", first))
  }
}
