#if canImport(Darwin)
  private import Darwin
#elseif canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#endif

/// A regular file that is open for reading.
///
/// Pipes, devices, and sockets are rejected before anything is read from them, because reading could block forever.
package struct RegularFile: ~Copyable {
  private let descriptor: Int32
  private let path: String
  /// The size of the file in bytes.
  package let size: Int

  /// The name of a symbolic link in messages.
  package static let linkKind = "a symbolic link"

  /// Opens a file.
  ///
  /// - Parameter followsLink: whether a symbolic link at the path itself is followed.
  /// - Returns: nil if the file does not exist.
  package init?(at path: String, followsLink: Bool = true) throws(FileFault) {
    // A pipe without a writer would block here without O_NONBLOCK.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLink ? 0 : O_NOFOLLOW)
    let descriptor = open(path, flags)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: return nil
      case EISDIR: throw .notAFile(path)
      case ELOOP: throw .notRegular(path, kind: RegularFile.linkKind)
      case ENXIO: throw .notRegular(path, kind: linkStatus(of: path)?.kindName ?? "not a regular file")
      default: throw .unreadable(path)
      }
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.type == S_IFREG else {
      close(descriptor)
      if status.type == S_IFDIR { throw .notAFile(path) }
      throw .notRegular(path, kind: status.kindName)
    }
    self.descriptor = descriptor
    self.path = path
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The first bytes, up to `limit`.
  package func bytes(upTo limit: Int = .max) throws(FileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than the size of the file, so that one read usually reaches its end.
    var room = min(limit, size + 1)
    while true {
      var isUnreadable = false
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        while count < buffer.count {
          let got = pread(
            descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count,
            off_t(bytes.count + count))
          if got > 0 {
            count += got
          } else if got == 0 {
            return
          } else if errno != EINTR {
            isUnreadable = true
            return
          }
        }
      }
      if isUnreadable { throw .unreadable(path) }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if part.count < room || bytes.count >= limit { return bytes }
      room = min(limit - bytes.count, 1 << 16)
    }
  }
}
