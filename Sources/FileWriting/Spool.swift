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
  private let blocks = Mutex(Blocks())

  /// The bytes that are not in the file.
  private struct Blocks {
    /// The last bytes, which are written together when they reach the size of a block.
    var last = Block(number: 0, offset: 0)
    /// The blocks that could not be written, for example because the disk is full, by number.
    var unwritten: [Int: Block] = [:]
  }

  private struct Block {
    let number: Int
    let offset: Int
    var bytes: [UInt8] = []

    var end: Int { offset + bytes.count }
  }

  /// A range of bytes in the file.
  package struct Piece: Sendable {
    fileprivate let block: Int
    fileprivate let offset: Int
    fileprivate let count: Int

    /// A part of the piece.
    package subscript(_ range: Range<Int>) -> Piece {
      Piece(block: block, offset: offset + range.lowerBound, count: range.count)
    }
  }

  /// Creates the file in a folder; nil if the file cannot be created.
  package init?(in folder: String) {
    var path = Array("\(folder)/portolan-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return nil }
    unlink(path)
  }

  /// Uses an open file, which the spool closes.
  init(descriptor: CInt) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Adds bytes.
  ///
  /// Bytes that cannot be written stay in memory.
  package func add(_ bytes: [UInt8]) -> Piece {
    let (piece, full) = blocks.withLock { blocks -> (Piece, Block?) in
      let piece = Piece(block: blocks.last.number, offset: blocks.last.end, count: bytes.count)
      blocks.last.bytes += bytes
      guard blocks.last.bytes.count >= blockSize else { return (piece, nil) }
      let full = blocks.last
      blocks.last = Block(number: full.number + 1, offset: full.end)
      blocks.last.bytes.reserveCapacity(full.bytes.count)
      return (piece, full)
    }
    if let full, !write(full) { blocks.withLock { $0.unwritten[full.number] = full } }
    return piece
  }

  /// Writes a block to its place in the file; false if it cannot be written.
  private func write(_ block: Block) -> Bool {
    block.bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = pwrite(
          descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(block.offset + done))
        if count > 0 { done += count } else if count == 0 || errno != EINTR { return false }
      }
      return true
    }
  }

  /// Appends the bytes of a piece to `bytes`, after all pieces are added.
  /// - Throws: ``FileFault/unreadableTemporaryFile``.
  package func read(_ piece: Piece, to bytes: inout [UInt8]) throws(FileFault) {
    let block = blocks.withLock { blocks in
      piece.block == blocks.last.number ? blocks.last : blocks.unwritten[piece.block]
    }
    if let block {
      let start = piece.offset - block.offset
      bytes += block.bytes[start..<start + piece.count]
      return
    }
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

/// The number of bytes from which a block is written.
///
/// Small writes at arbitrary offsets cost a system call each, and the kernel prepares the pages at their ends twice.
private let blockSize = 1 << 18
