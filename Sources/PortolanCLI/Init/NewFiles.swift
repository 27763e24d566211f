import Diagnostics
import FileWriting

/// Files that must not exist yet: all of them are created, or none.
struct NewFiles {
  /// A file and its content.
  struct File {
    let path: String
    let text: String
  }

  let files: [File]

  /// Creates the files and their folders.
  /// - Throws: ``CommandFailure`` that names the existing files; nothing is written then.
  func create() throws(CommandFailure) {
    try check()
    try FileReplacement.replace(files.map { ($0.path, Array($0.text.utf8)) })
  }

  /// - Throws: ``CommandFailure`` that names the existing files.
  func check() throws(CommandFailure) {
    let existing = files.map(\.path).filter(Self.exists)
    guard existing.isEmpty else {
      throw CommandFailure(diagnostics: existing.map(Diagnostic.existingFile), exitCode: 73)
    }
  }

  static func exists(_ path: String) -> Bool {
    FolderListing.kind(of: path, followsLinks: false) != nil
  }
}

extension Diagnostic {
  fileprivate static func existingFile(_ path: String) -> Diagnostic {
    Diagnostic(
      "output/existing-file", .error, "'\(path)' already exists and is not changed", at: nil,
      fix: "move it away, or choose another folder")
  }
}
