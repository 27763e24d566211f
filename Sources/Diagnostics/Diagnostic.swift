/// One thing to tell the user about the input: what was found, what was expected, where, and what to do.
///
/// ```swift
/// Diagnostic(
///   "spec/unknown-callee", .error, "no service is named 'cartservise'", at: call.location,
///   fix: "did you mean 'cartservice'?")
/// ```
public struct Diagnostic: Sendable, Equatable {
  /// A stable name, `room/what`, that tools can match on: `spec/unknown-callee`.
  public var id: String
  /// How much it matters.
  public var severity: Severity
  /// One sentence in lower case, the found value in quotes, with what was expected.
  public var message: String
  /// Where it is; nil only for what has no file, such as a fault of the command line.
  public var location: FileLocation?
  /// Further places or facts that explain the message.
  public var notes: [Note]
  /// What to do, in one sentence; nil where the message says it all.
  public var fix: String?

  /// A fact beside a diagnostic, with its own place where it has one.
  public struct Note: Sendable, Equatable {
    /// One sentence in lower case.
    public var message: String
    /// Where that fact stands, if it stands in a file.
    public var location: FileLocation?

    /// Makes a note.
    public init(_ message: String, at location: FileLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  /// Makes a diagnostic; see the properties for the form of each part.
  public init(
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
  /// The diagnostic with its places, and those of its notes, put elsewhere.
  public func located(by locate: (FileLocation) -> FileLocation) -> Diagnostic {
    var diagnostic = self
    diagnostic.location = location.map(locate)
    diagnostic.notes = notes.map { Note($0.message, at: $0.location.map(locate)) }
    return diagnostic
  }
}
