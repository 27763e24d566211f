import Diagnostics
import Synchronization

/// Where the lines of a file begin and where each part of its documents stands.
final class SourceIndex: Sendable {
  /// The file's path as the user named it.
  let file: String
  /// The byte offset of every key and value of the file's documents, in the order of writing.
  let offsets: [UInt32]
  /// The byte offset of every line but the first.
  private let laterLines: [UInt32]
  /// What lies between lists and maps and their children, by the places of those that were asked for lately.
  private let partOffsets = Mutex<[Int: [Int]]>([:])

  init(file: String, bytes: UnsafeBufferPointer<UInt8>, offsets: [UInt32]) {
    self.file = file
    self.offsets = offsets
    laterLines = Self.laterLines(of: bytes)
  }

  /// How many offsets lie between a value, whose own stands at `place`, and its child.
  ///
  /// To walk the earlier children again for each part of an object that is asked for would be quadratic.
  func partOffset(ofChild child: Int, in node: Node, at place: Int) -> Int {
    partOffsets.withLock { known in
      if let offsets = known[place], child < offsets.count { return offsets[child] }
      let offsets = node.partOffsets
      if let last = offsets.last, last > 256 {
        if known.count >= 64 { known.removeAll(keepingCapacity: true) }
        known[place] = offsets
      }
      return child < offsets.count ? offsets[child] : 1
    }
  }

  /// The line and column of a byte offset.
  func location(ofByte offset: Int) -> FileLocation {
    var (low, high) = (0, laterLines.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(laterLines[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    let lineStart = low == 0 ? 0 : Int(laterLines[low - 1])
    return FileLocation(file: file, line: low + 1, column: offset - lineStart + 1)
  }

  /// Looks at eight bytes at a time: a byte of `marks` has its high bit set where the byte is a line feed.
  private static func laterLines(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    let raw = UnsafeRawBufferPointer(bytes)
    var starts: [UInt32] = []
    starts.reserveCapacity(bytes.count / 32)
    var index = 0
    while index + 8 <= bytes.count {
      let word =
        raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian ^ 0x0A0A_0A0A_0A0A_0A0A
      let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
      var marks = ~(((word & low) &+ low) | word | low)
      while marks != 0 {
        starts.append(UInt32(truncatingIfNeeded: index + marks.trailingZeroBitCount / 8 + 1))
        marks &= marks &- 1
      }
      index += 8
    }
    for rest in index..<bytes.count where bytes[rest] == 0x0A {
      starts.append(UInt32(truncatingIfNeeded: rest + 1))
    }
    return starts
  }
}
