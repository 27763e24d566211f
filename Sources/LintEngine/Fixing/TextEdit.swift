/// A replacement of bytes in a file.
package struct TextEdit {
  package let range: Range<Int>
  package let replacement: [UInt8]

  package init(_ range: Range<Int>, _ replacement: some Sequence<UInt8>) {
    self.range = range
    self.replacement = Array(replacement)
  }
}

extension [UInt8] {
  /// The bytes after edits, which must be sorted by position and must not overlap.
  package func applying(_ edits: [TextEdit]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count + edits.reduce(0) { $0 + $1.replacement.count })
    var done = 0
    for edit in edits where edit.range.lowerBound >= done && edit.range.upperBound <= count {
      result += self[done..<edit.range.lowerBound]
      result += edit.replacement
      done = edit.range.upperBound
    }
    return result + self[done...]
  }
}
