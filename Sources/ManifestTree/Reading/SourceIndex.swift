import Diagnostics
import Synchronization

/// The line starts of a file and the positions of all parts in its documents, or in those of a section of the file.
final class SourceIndex: Sendable {
  /// The file's path as the user passed it.
  let file: String
  /// The byte offset of every key and value in these documents, in file order.
  let offsets: PackedOffsets
  /// For long lists, the indices of the items' offsets, by the index of the list's own offset.
  let itemStarts: [Int: [Int]]
  /// The byte offset of every line except the first.
  private let laterLines: PackedOffsets
  /// A cache of the distances between a list or map and its children, by the index of its offset.
  private let partOffsets = Mutex<[Int: [Int]]>([:])

  init(file: String, laterLines: PackedOffsets, of trees: ParsedTrees) {
    self.file = file
    itemStarts = Dictionary(trees.itemStarts.map { ($0.list, $0.items) }) { first, _ in first }
    self.laterLines = laterLines
    offsets = trees.offsets
  }

  /// The number of offsets between a value, whose own offset has the index `place`, and its child.
  ///
  /// For a value with many parts, the offsets of all children are cached, because counting the earlier children for every
  /// part would take quadratic time.
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
    let line = laterLines.count(upTo: offset)
    let lineStart = line == 0 ? 0 : laterLines[line - 1]
    return FileLocation(file: file, line: line + 1, column: offset - lineStart + 1)
  }
}
