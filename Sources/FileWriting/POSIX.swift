#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The system's words for an error number.
func systemReason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }

/// What a path itself is; symbolic links are not followed.
///
/// Nil where nothing is there or it cannot be asked.
func linkStatus(of path: String) -> stat? {
  var status = stat()
  return lstat(path, &status) == 0 ? status : nil
}

extension stat {
  /// The file type bits.
  var type: mode_t { st_mode & S_IFMT }

  /// What a file that is neither regular nor a folder is called.
  var kindName: String {
    switch type {
    case S_IFIFO: "a named pipe"
    case S_IFCHR, S_IFBLK: "a device"
    case S_IFSOCK: "a socket"
    case S_IFLNK: RegularFile.linkKind
    default: "no regular file"
    }
  }
}
