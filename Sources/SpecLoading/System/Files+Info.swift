#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Files {
  /// The properties of a file, with symbolic links followed.
  struct Info {
    enum Kind { case file, folder, other }
    var kind: Kind
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
    var inode: UInt64

    /// A string that changes when the file is replaced or written, without reading the file.
    var fingerprint: String { "\(size) \(modified) \(inode)" }
  }

  static func info(_ path: String) throws(FileError) -> Info {
    // C would truncate the path at its first null byte.
    guard !path.utf8.contains(0) else { throw FileError(code: ENOENT, path: path) }
    var status = stat()
    guard stat(path, &status) == 0 else { throw lastError(path) }
    let kind: Info.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Info(
      kind: kind, size: Int(status.st_size), modified: Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec),
      inode: UInt64(status.st_ino))
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a path is a symbolic link, which is not followed.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  static func isExecutable(_ path: String) -> Bool {
    access(path, X_OK) == 0 && (try? info(path))?.kind == .file
  }

  /// The path without symbolic links or dots; nil if it does not exist.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The absolute path, with symbolic links kept: a compiler finds its toolchain by the name with which it is called.
  static func absolutePath(_ path: String) -> String? {
    if path.hasPrefix("/") { return path }
    return realPath(".").map { "\($0)/\(path)" }
  }

  /// The path of the running program; nil if the system does not provide it.
  static func runningProgram() -> String? {
    #if canImport(Darwin)
      var size: UInt32 = 4096
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      return buffer.withUnsafeBufferPointer { $0.baseAddress.flatMap { realPath(String(cString: $0)) } }
    #else
      return realPath("/proc/self/exe")
    #endif
  }
}
