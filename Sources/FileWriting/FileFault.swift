package import Diagnostics

/// The reason why a file or folder cannot be read, written, or removed.
package enum FileFault: Error, Equatable {
  /// A file exists at the path of a folder.
  case notAFolder(String)
  /// A folder exists at the path of a file.
  case notAFile(String)
  /// A pipe, a device, a socket, or a symbolic link that must not be followed exists at the path of a file.
  case notRegular(String, kind: String)
  /// A folder in the path of a file is a symbolic link to another place.
  case linkedFolder(String)
  /// Another process writes to the folder.
  case locked(String)
  /// The file or folder exists but cannot be read.
  case unreadable(String)
  /// A temporary file of this process cannot be read.
  case unreadableTemporaryFile
  /// The file cannot be written. `reason` is the system's message, and `changed` lists the files that could not be
  /// restored.
  case unwritable(String, reason: String, changed: [String] = [])
  /// A signal stops the process. The process ends with that signal, so this message is not printed.
  case interrupted

  /// The exit code: 74 for a file or folder that cannot be read, 130 after a signal, and 73 for every other cause.
  package var exitCode: Int32 {
    switch self {
    case .notAFolder, .notAFile, .notRegular, .linkedFolder, .locked, .unwritable: 73
    case .unreadable, .unreadableTemporaryFile: 74
    case .interrupted: 130
    }
  }

  /// The message for the user.
  package var diagnostic: Diagnostic {
    switch self {
    case .notAFolder(let path):
      Diagnostic(
        "output/not-a-folder", .error, "'\(path)' is not a folder: cannot write files into it", at: nil,
        fix: "choose another folder, or move the file away")
    case .notAFile(let path):
      Diagnostic(
        "output/not-a-file", .error, "'\(path)' is a folder: cannot write a file with this path", at: nil,
        fix: "choose another path, or move the folder away")
    case .notRegular(let path, let kind):
      Diagnostic(
        "output/not-a-regular-file", .error,
        "'\(path)' is \(kind): portolan replaces only regular files; no file was changed",
        at: nil, fix: "move '\(path)' away, or choose another path")
    case .linkedFolder(let path):
      Diagnostic(
        "output/linked-folder", .error,
        "folder '\(path)' is a symbolic link: its files would be written outside the output folder", at: nil,
        fix: "remove the link, or use --follow-links to write into its target")
    case .locked(let path):
      Diagnostic(
        "output/locked", .error, "another portolan process is writing to '\(path)': no file was changed",
        at: nil,
        fix: "run the command again after that process has ended")
    case .unreadable(let path):
      Diagnostic(
        "output/unreadable", .error, "cannot read '\(path)'", at: nil,
        fix: "check the read permission of '\(path)'")
    case .unreadableTemporaryFile:
      Diagnostic(
        "output/unreadable", .error, "cannot read a temporary file that this command wrote", at: nil,
        fix: "check the disk of the folder for temporary files, or set TMPDIR to another folder")
    case .unwritable(let path, let reason, let changed) where changed.isEmpty:
      Diagnostic(
        "output/unwritable", .error, "cannot write '\(path)': \(reason); no file was changed", at: nil)
    case .unwritable(let path, let reason, let changed):
      Diagnostic(
        "output/partly-written", .error,
        "cannot write '\(path)': \(reason); \(changed.count == 1 ? "1 file was" : "\(changed.count) files were") already changed",
        at: nil, notes: changed.map { Diagnostic.Note("changed '\($0)'") },
        fix: "correct the problem and run the command again")
    case .interrupted:
      Diagnostic("output/interrupted", .error, "interrupted: no file was changed", at: nil)
    }
  }
}
