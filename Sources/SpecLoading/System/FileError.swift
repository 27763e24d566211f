#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Why an operation on a file failed.
struct FileError: Error {
  let path: String
  /// The system's words.
  let reason: String
  /// Whether nothing is there.
  let isAbsence: Bool

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

  /// A pipe, a device or a socket where a file is wanted: reading it could wait for ever.
  static func notAFile(_ path: String) -> FileError { FileError(path: path, reason: "not a regular file") }
}
