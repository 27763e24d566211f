/// A value that does not have the format of its field, such as the quantity `1gi`.
package struct MalformedValue: Error, Sendable, Equatable {
  /// The format of the field: `quantity` or `duration`.
  package var kind: String
  /// The value as written.
  package var found: String
  /// The allowed format, which follows the word "expected".
  package var expected: String
  /// The closest valid value; nil if there is none.
  package var suggestion: String?

  /// One sentence that starts in lowercase, with the value and the allowed format.
  package var message: String { "invalid \(kind) '\(found)': expected \(expected)" }
}
