public import Diagnostics

/// Why a spec has no value.
public struct SpecLoadingError: Error, Sendable {
  /// Whose fault it is; decides the exit code.
  public enum Kind: Sendable, Equatable {
    /// The spec is wrong.
    case badSpec
    /// The spec is not there or cannot be read.
    case notFound
    /// The Swift toolchain or the Portolan library is missing, or they don't fit each other.
    case noToolchain
    /// Portolan is wrong.
    case bug
    /// The temporary folder cannot be written to.
    case cannotWrite
    /// The user or the system asked to stop.
    case interrupted
  }

  /// Whose fault it is.
  public var kind: Kind
  /// What is wrong: first the heading, then each single fault that has a place of its own.
  public var diagnostics: [Diagnostic]
  /// What the compiler or the spec's program wrote, untouched but for the spec's folder before file names; often empty.
  ///
  /// A reader at a terminal is best served by the heading followed by this text, a tool by ``diagnostics``.
  public var transcript: String

  /// Makes an error of one diagnostic.
  public init(_ kind: Kind, _ heading: Diagnostic, details: [Diagnostic] = [], transcript: String = "") {
    self.kind = kind
    diagnostics = [heading] + details
    self.transcript = transcript
  }

  /// A file of the spec that cannot be read.
  init(_ fault: FileError) {
    self.init(.notFound, fault.isAbsence ? .notFound(fault.path) : .unreadable(fault.path, fault.reason))
  }

  /// The process exit code for this kind of error, as `sysexits.h` numbers them.
  public var exitCode: Int32 {
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
