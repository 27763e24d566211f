public import Diagnostics

/// Why an output folder can't be read or written.
public enum OutputError: Error, Equatable {
  /// The path of a folder is something else.
  case notAFolder(String)
  /// The path of a file is a folder.
  case notAFile(String)
  /// It is there but can't be read.
  case unreadable(String)
  /// It can't be written; the reason is the system's.
  case unwritable(String, reason: String)

  /// The exit code of `sysexits`: 73 where a file can't be made, 74 where it can't be read or written.
  public var exitCode: Int32 {
    switch self {
    case .notAFolder, .notAFile, .unwritable: 73
    case .unreadable: 74
    }
  }

  /// What to tell the user.
  public var diagnostic: Diagnostic {
    switch self {
    case .notAFolder(let path):
      Diagnostic(
        "output/not-a-folder", .error, "'\(path)' is not a folder: cannot write files into it", at: nil,
        fix: "name another folder with --output, or move that file away")
    case .notAFile(let path):
      Diagnostic(
        "output/not-a-file", .error, "'\(path)' is a folder, but a rendered file has this path", at: nil,
        fix: "move that folder away, or name another one with --output")
    case .unreadable(let path):
      Diagnostic(
        "output/unreadable", .error, "cannot read '\(path)'", at: nil,
        fix: "grant read permission on the file")
    case .unwritable(let path, let reason):
      Diagnostic(
        "output/unwritable", .error, "'\(path)' cannot be written: \(reason); no file was changed", at: nil)
    }
  }
}
