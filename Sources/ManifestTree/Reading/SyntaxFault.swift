/// A syntax error in a file, before it is converted to a diagnostic.
struct SyntaxFault: Error {
  /// The stable identifier of the kind of error.
  var id: String
  /// One sentence that starts in lowercase, without a full stop.
  var message: String
  /// The byte offset of the error.
  var offset: Int
  /// A related position, with a message about it.
  var note: (message: String, offset: Int)?

  /// The identifier of invalid JSON.
  static let jsonID = "manifest/json"
  /// The identifier of an unexpected end of the file.
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
