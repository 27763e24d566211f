import Diagnostics
import Foundation

/// Replaces the content of files: all new files are written next to the old ones before any of them is renamed.
enum FileReplacement {
  /// Replaces the content of the files; symbolic links are followed, and permissions are kept.
  /// - Throws: ``CommandFailure`` if a file cannot be written; then no file is changed.
  static func replace(_ files: [(path: String, bytes: [UInt8])]) throws(CommandFailure) {
    var staged: [(temporary: String, place: String)] = []
    do {
      for (path, bytes) in files {
        let place = URL(filePath: path).resolvingSymlinksInPath().path
        let folder = URL(filePath: place).deletingLastPathComponent()
        let temporary = folder.appending(path: ".\(UUID().uuidString).portolan").path
        staged.append((temporary, place))
        let attributes = try FileManager.default.attributesOfItem(atPath: place)
        guard FileManager.default.isWritableFile(atPath: place) else {
          throw CocoaError(.fileWriteNoPermission)
        }
        try Data(bytes).write(to: URL(filePath: temporary))
        if let permissions = attributes[.posixPermissions] {
          try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: temporary)
        }
      }
    } catch {
      for file in staged { try? FileManager.default.removeItem(atPath: file.temporary) }
      throw CommandFailure(diagnostics: [.unwritable(staged.last?.place ?? "")], exitCode: 73)
    }
    for (index, file) in staged.enumerated() where rename(file.temporary, file.place) != 0 {
      for file in staged[index...] { try? FileManager.default.removeItem(atPath: file.temporary) }
      throw CommandFailure(diagnostics: [.unwritable(file.place)], exitCode: 73)
    }
  }
}

extension Diagnostic {
  fileprivate static func unwritable(_ path: String) -> Diagnostic {
    Diagnostic(
      "output/unwritable", .error, "cannot replace '\(path)': no file was changed", at: nil,
      fix: "make the file and its folder writable")
  }
}
