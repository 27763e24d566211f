internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A temporary file without a name that stores bytes until they are read.
///
/// The system removes the file when this object is destroyed or the process ends.
///
/// A large output must be complete before its first byte is written, because an error in the last part must not leave
/// incomplete output. Without the file, the whole output would have to be in memory.
package final class Spool: Sendable {
  private let descriptor: CInt
  private let end = Mutex(0)

  /// A range of bytes in the file.
  package struct Piece: Sendable {
    fileprivate let offset: Int
    fileprivate let count: Int

    /// A part of the piece.
    package subscript(_ range: Range<Int>) -> Piece {
      Piece(offset: offset + range.lowerBound, count: range.count)
    }
  }

  /// Creates the file in a folder; nil if the file cannot be created.
  package init?(in folder: String) {
    var path = Array("\(folder)/portolan-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return nil }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Adds bytes; nil if they cannot be written, for example because the disk is full.
  package func add(_ bytes: [UInt8]) -> Piece? {
    let offset = end.withLock { end in
      defer { end += bytes.count }
      return end
    }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        pwrite(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
      }
      if count > 0 { done += count } else if count == 0 || errno != EINTR { return nil }
    }
    return Piece(offset: offset, count: bytes.count)
  }

  /// Appends the bytes of a piece to `bytes`.
  /// - Throws: ``FileFault/unreadableTemporaryFile``.
  package func read(_ piece: Piece, to bytes: inout [UInt8]) throws(FileFault) {
    let start = bytes.count
    bytes += repeatElement(0, count: piece.count)
    var done = 0
    while done < piece.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress.map { $0 + start + done }, piece.count - done,
          off_t(piece.offset + done))
      }
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        throw .unreadableTemporaryFile
      }
    }
  }
}
