#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The file operations of this module, directly on POSIX: a run with a warm cache avoids the start-up cost of
/// Foundation.
enum Files {
  /// The content of a file, or its first `limit` bytes.
  static func contents(of path: String, upTo limit: Int = .max) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw lastError(path) }
    defer { close(descriptor) }
    // One byte more than the file size, so that one read usually reaches the end.
    var room = min(limit, ((try? info(path))?.size ?? 0) + 1)
    var bytes: [UInt8] = []
    while true {
      var code: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        while count < buffer.count {
          let got = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
          if got > 0 {
            count += got
          } else if got == 0 {
            return
          } else if errno != EINTR {
            code = errno; return
          }
        }
      }
      guard code == 0 else { throw FileError(code: code, path: path) }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if part.count < room || bytes.count >= limit { return bytes }
      room = min(limit - bytes.count, 1 << 16)
    }
  }

  /// Creates or replaces a file that only the user can access.
  static func save(_ bytes: [UInt8], to path: String, isExecutable: Bool = false) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, isExecutable ? 0o700 : 0o600)
    guard descriptor >= 0 else { throw lastError(path) }
    let code: Int32 = bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return errno }
      }
      return 0
    }
    guard close(descriptor) == 0, code == 0 else {
      throw FileError(code: code == 0 ? errno : code, path: path)
    }
  }

  /// Creates or replaces a file atomically.
  static func saveAtomically(_ bytes: [UInt8], to path: String) throws(FileError) {
    let draft = "\(path).\(getpid()).draft"
    do throws(FileError) {
      try save(bytes, to: draft)
      try move(draft, to: path)
    } catch {
      unlink(draft)
      throw error
    }
  }

  static func move(_ path: String, to target: String) throws(FileError) {
    guard rename(path, target) == 0 else { throw lastError(target) }
  }

  /// Sets the modification time of a file or folder to now, or to the given time in seconds since 1970.
  static func touch(_ path: String, at seconds: Int? = nil) {
    guard let seconds else {
      utimes(path, nil)
      return
    }
    let time = timeval(tv_sec: seconds, tv_usec: 0)
    [time, time].withUnsafeBufferPointer { _ = utimes(path, $0.baseAddress) }
  }

  /// Seconds since 1970.
  static func now() -> Int { time(nil) }

  static func lastError(_ path: String) -> FileError { FileError(code: errno, path: path) }
}
