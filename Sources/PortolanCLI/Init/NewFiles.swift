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
  /// - Throws: ``CommandFailure`` with the exit code 73 that names the existing files, or with the exit code of the
  ///   ``FileFault`` if a file cannot be written.
  func create() throws(CommandFailure) {
    try check()
    try FileReplacement.replace(files.map { ($0.path, Array($0.text.utf8)) })
  }

  /// Checks that no file exists.
  /// - Throws: ``CommandFailure`` with the exit code 73 that names the existing files.
  func check() throws(CommandFailure) {
    let existing = files.map(\.path).filter(Self.exists)
    if let first = existing.first {
      throw CommandFailure(
        diagnostics: [.existingFiles(first, others: existing.count - 1)], exitCode: 73)
    }
  }

  static func exists(_ path: String) -> Bool {
    FolderListing.kind(of: path, followsLinks: false) != nil
  }
}

extension Diagnostic {
  fileprivate static func existingFiles(_ path: String, others: Int) -> Diagnostic {
    let more = others == 0 ? "" : others == 1 ? " and another file" : " and \(others) other files"
    return Diagnostic(
      "output/existing-file", .error,
      "'\(path)'\(more) already \(others == 0 ? "exists" : "exist"), so no file was written", at: nil,
      fix: "choose another folder, or move the existing \(others == 0 ? "file" : "files") away")
  }
}
