/// A text that is not of the form that its field wants, such as a quantity of `1gi`.
public struct MalformedValue: Error, Sendable, Equatable {
  /// What the text should have been: `quantity`, `duration`.
  public var kind: String
  /// The text as it was found.
  public var found: String
  /// What was expected instead, after the word "expected".
  public var expected: String
  /// What the author may have meant; nil if nobody can tell.
  public var suggestion: String?

  /// One sentence in lower case with what was found and what was expected.
  public var message: String { "'\(found)' is no \(kind), expected \(expected)" }
}
