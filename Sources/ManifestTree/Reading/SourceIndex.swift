import Diagnostics
import Synchronization

/// Where the lines of a file begin and where each part of its documents stands.
final class SourceIndex: Sendable {
  /// The file's path as the user named it.
  let file: String
  /// The byte offset of every key and value of the file's documents, in the order of writing.
  let offsets: [UInt32]
  /// Where the items of long lists begin among the offsets, by the list's own place.
  let itemStarts: [Int: [Int]]
  /// The byte offset of every line but the first.
  private let laterLines: [UInt32]
  /// What lies between lists and maps and their children, by the places of those that were asked for lately.
  private let partOffsets = Mutex<[Int: [Int]]>([:])

  init(file: String, laterLines: [UInt32], offsets: [UInt32], itemStarts: [(list: Int, items: [Int])]) {
    self.file = file
    self.itemStarts = Dictionary(itemStarts.map { ($0.list, $0.items) }) { first, _ in first }
    self.laterLines = laterLines
    self.offsets = offsets
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
}
