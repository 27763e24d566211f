import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The earlier version to compare with.
enum BaseSource {
  /// A file, a folder, or standard input.
  case path(String)
  /// A git revision of the compared paths.
  case revision(String)

  /// Standard input for `-`, a file or folder if there is one of this name, or otherwise a revision.
  /// - Throws: ``CommandFailure`` with the exit code 64 for an invalid name, or for standard input with a revision.
  init(_ text: String, of paths: [String]) throws(CommandFailure) {
    guard text == "-" || FileManager.default.fileExists(atPath: text) else {
      guard !text.hasPrefix("-"), !text.isEmpty else {
        throw CommandFailure(diagnostics: [.invalidBase(text)], exitCode: 64)
      }
      if paths.contains("-") {
        throw CommandFailure(diagnostics: [.inputWithoutRevision(text)], exitCode: 64)
      }
      self = .revision(text)
      return
    }
    self = .path(text)
    if text != "-", !text.contains("/"), let repository = try? GitRepository(containing: ".", for: text),
      repository.has(text)
    {
      StandardStreams.report([.ambiguousBase(text)])
    }
  }

  /// The name in reports.
  var name: String {
    switch self {
    case .path(let path): path == "-" ? "standard input" : path
    case .revision(let revision): revision
    }
  }
}

extension Diagnostic {
  fileprivate static func invalidBase(_ text: String) -> Diagnostic {
    Diagnostic(
      "revision/invalid", .error,
      "invalid base '\(text)': expected a revision, a file, a folder, or '-' for standard input", at: nil)
  }

  fileprivate static func inputWithoutRevision(_ text: String) -> Diagnostic {
    Diagnostic(
      "revision/standard-input", .error,
      "standard input has no earlier version at revision '\(text)'", at: nil,
      fix: "render the earlier version to a file, and pass that file to --base")
  }

  fileprivate static func ambiguousBase(_ text: String) -> Diagnostic {
    Diagnostic(
      "revision/ambiguous", .info,
      "'\(text)' is both a path and a revision: comparing with the file or folder",
      at: nil,
      fix:
        "pass 'refs/heads/\(text)' to compare with the branch, or 'refs/tags/\(text)' to compare with the tag"
    )
  }
}
