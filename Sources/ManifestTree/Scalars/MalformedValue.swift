/// A value that does not have the format of its field, such as the quantity `1gi`.
public struct MalformedValue: Error, Sendable, Equatable {
  /// The format of the field: `quantity` or `duration`.
  public var kind: String
  /// The value as written.
  public var found: String
  /// The allowed format, which follows the word "expected".
  public var expected: String
  /// The closest valid value; nil if there is none.
  public var suggestion: String?

  /// One sentence in lower case with the value and the allowed format.
  public var message: String { "invalid \(kind) '\(found)': expected \(expected)" }
}
