internal import Diagnostics

extension Diagnostic {
  /// The message and the fix as one text, for reports that have one text per problem.
  var messageWithFix: String { fix.map { "\(message); \($0)" } ?? message }
}

extension Finding {
  /// The message and the fix as one text, for reports that have one text per problem.
  var messageWithFix: String { "\(message); \(fix)" }
}
