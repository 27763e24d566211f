import Diagnostics
import Foundation
import SystemPackage

/// Files that must not exist yet: all of them are created, or none.
struct NewFiles {
  /// A file and what it holds.
  struct File {
    let path: String
    let text: String
  }

  let files: [File]

  /// Creates the files and their folders.
  /// - Throws: ``CommandFailure`` that names the existing files; nothing is written then.
  func create() throws(CommandFailure) {
    let existing = files.map(\.path).filter(Self.exists)
    guard existing.isEmpty else {
      throw CommandFailure(diagnostics: existing.map(Diagnostic.existingFile), exitCode: 73)
    }
    var created: [File] = []
    for file in files {
      do {
        try Self.makeFolder(of: FilePath(file.path))
        let descriptor = try FileDescriptor.open(
          file.path, .writeOnly, options: [.create, .exclusiveCreate, .noFollow],
          permissions: [.ownerReadWrite, .groupRead, .otherRead])
        created.append(file)
        _ = try descriptor.closeAfter { try descriptor.writeAll(Array(file.text.utf8)) }
      } catch {
        for file in created { file.path.withPlatformString { _ = unlink($0) } }
        throw CommandFailure(diagnostics: [.uncreatable(file.path, reason: "\(error)")], exitCode: 73)
      }
    }
  }

  static func exists(_ path: String) -> Bool {
    path.withPlatformString { access($0, F_OK) == 0 }
  }

  private static func makeFolder(of path: FilePath) throws(Errno) {
    let folder = path.removingLastComponent()
    guard !folder.isEmpty, !exists(folder.string) else { return }
    try makeFolder(of: folder)
    guard folder.withPlatformString({ mkdir($0, 0o777) }) == 0 || errno == EEXIST else {
      throw Errno(rawValue: errno)
    }
  }
}

extension Diagnostic {
  fileprivate static func existingFile(_ path: String) -> Diagnostic {
    Diagnostic(
      "output/existing-file", .error, "'\(path)' already exists and is not changed", at: nil,
      fix: "move it away, or choose another folder")
  }

  fileprivate static func uncreatable(_ path: String, reason: String) -> Diagnostic {
    Diagnostic(
      "output/unwritable", .error, "cannot create '\(path)': \(reason); no file was created", at: nil,
      fix: "make the folder writable, or choose another one")
  }
}
