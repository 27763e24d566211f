#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A failed file operation.
struct FileError: Error {
  let path: String
  /// The system's error message.
  let reason: String
  /// Whether the file does not exist.
  let isAbsence: Bool
  /// Whether the file is a symbolic link that leads outside the folders of a spec.
  var isOutside = false

  init(code: Int32, path: String) {
    self.path = path
    reason = String(cString: strerror(code))
    isAbsence = code == ENOENT || code == ENOTDIR
  }

  private init(path: String, reason: String) {
    self.path = path
    self.reason = reason
    isAbsence = false
  }

  /// The error for a symbolic link that leads outside the folders of a spec.
  static func outside(_ path: String) -> FileError {
    var error = FileError(path: path, reason: "")
    error.isOutside = true
    return error
  }

  /// The error for a pipe, a device, or a socket: reading it could block forever.
  static func notAFile(_ path: String) -> FileError { FileError(path: path, reason: "not a regular file") }
}
