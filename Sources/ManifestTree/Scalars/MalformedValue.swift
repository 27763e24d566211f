/// A text that does not have the format of its field, such as the quantity `1gi`.
public struct MalformedValue: Error, Sendable, Equatable {
  /// The format of the field: `quantity` or `duration`.
  public var kind: String
  /// The text as it was found.
  public var found: String
  /// The allowed format, after the word "expected".
  public var expected: String
  /// The closest valid text; nil if there is none.
  public var suggestion: String?

  /// One sentence in lower case with the text and the allowed format.
  public var message: String { "invalid \(kind) '\(found)': expected \(expected)" }
}
