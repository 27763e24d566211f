package import Diagnostics

package struct SpecLoadingError: Error, Sendable {
  /// The cause of the error, which determines the exit code.
  package enum Kind: Sendable, Equatable {
    /// The spec is invalid.
    case badSpec
    /// The spec does not exist or cannot be read.
    case notFound
    /// The Swift toolchain or the Portolan library is missing, or they do not match.
    case noToolchain
    /// Portolan has a bug.
    case bug
    /// The temporary folder is not writable, or the cache cannot be cleared.
    case cannotWrite
    /// The user or the system interrupted the process.
    case interrupted
  }

  /// The cause of the error.
  package var kind: Kind
  /// The messages: first the heading, then each error with its own position.
  package var diagnostics: [Diagnostic]
  /// The output of the compiler or the spec's program, unchanged except for the spec's folder before file names; often
  /// empty.
  ///
  /// Print the heading and this transcript for people, and ``diagnostics`` for tools.
  package var transcript: String

  /// Creates an error from a heading and its details.
  package init(_ kind: Kind, _ heading: Diagnostic, details: [Diagnostic] = [], transcript: String = "") {
    self.kind = kind
    diagnostics = [heading] + details
    self.transcript = transcript
  }

  /// Creates an error about an unreadable file of the spec.
  init(_ fault: FileError) {
    guard !fault.isOutside else {
      self.init(.badSpec, .outsideSpec(fault.path))
      return
    }
    self.init(.notFound, fault.isAbsence ? .notFound(fault.path) : .unreadable(fault.path, fault.reason))
  }

  /// The process exit code for this kind of error, from `sysexits.h`; 130 for an interruption.
  package var exitCode: Int32 {
    switch kind {
    case .badSpec: 65
    case .notFound: 66
    case .noToolchain: 69
    case .bug: 70
    case .cannotWrite: 73
    case .interrupted: 130
    }
  }
}
