/// A message to the user about the input: what was found, what is expected, where, and how to fix it.
///
/// ```swift
/// Diagnostic(
///   "spec/unknown-callee", .error, "unknown service 'cartservise'", at: call.location,
///   fix: "did you mean 'cartservice'?")
/// ```
package struct Diagnostic: Sendable, Equatable {
  /// A stable identifier of the area and the problem, which tools can match on: `spec/unknown-callee`.
  package var id: String
  package var severity: Severity
  /// One sentence that starts in lowercase, with the found value in quotes and what was expected.
  package var message: String
  /// The position; nil only if there is no file, such as for a command-line error.
  package var location: FileLocation?
  /// Related positions or facts that explain the message.
  package var notes: [Note]
  /// How to fix the problem; nil if the message makes the fix obvious.
  package var fix: String?

  /// An additional fact of a diagnostic, with an optional position.
  package struct Note: Sendable, Equatable {
    /// One sentence that starts in lowercase.
    package var message: String
    /// The position of the fact, if it is in a file.
    package var location: FileLocation?

    package init(_ message: String, at location: FileLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  /// Creates a diagnostic; see the properties for the form of each part.
  package init(
    _ id: String, _ severity: Severity, _ message: String, at location: FileLocation?, notes: [Note] = [],
    fix: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.location = location
    self.notes = notes
    self.fix = fix
  }
}

extension Diagnostic {
  /// Returns the diagnostic with all positions, including the positions of notes, mapped by `locate`.
  package func located(by locate: (FileLocation) -> FileLocation) -> Diagnostic {
    var diagnostic = self
    diagnostic.location = location.map(locate)
    diagnostic.notes = notes.map { Note($0.message, at: $0.location.map(locate)) }
    return diagnostic
  }
}
