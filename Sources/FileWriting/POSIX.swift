#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The system's message for an error number.
func systemReason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }

/// The type of a path; symbolic links are not followed.
///
/// Nil if the path does not exist or cannot be read.
func linkStatus(of path: String) -> stat? {
  var status = stat()
  return lstat(path, &status) == 0 ? status : nil
}

extension stat {
  /// The file type bits.
  var type: mode_t { st_mode & S_IFMT }

  /// The name of the type of a file that is neither a regular file nor a folder.
  var kindName: String {
    switch type {
    case S_IFIFO: "a named pipe"
    case S_IFCHR, S_IFBLK: "a device"
    case S_IFSOCK: "a socket"
    case S_IFLNK: RegularFile.linkKind
    default: "not a regular file"
    }
  }
}
