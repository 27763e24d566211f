/// Pairs the elements of two lists in which some elements were inserted or removed.
package enum SequenceAlignment {
  /// The maximum size of the table for a longest common subsequence; larger lists are paired by position.
  private static let limit = 1_000_000

  /// Pairs of indices: in both lists, or in one if the other has no such element.
  package static func pairs(_ left: [Node], _ right: [Node]) -> [(Int?, Int?)] {
    let shorter = min(left.count, right.count)
    var start = 0
    while start < shorter, left[start] == right[start] { start += 1 }
    var end = 0
    while end < shorter - start, left[left.count - 1 - end] == right[right.count - 1 - end] { end += 1 }
    let (leftEnd, rightEnd) = (left.count - end, right.count - end)
    var pairs: [(Int?, Int?)] = (0..<start).map { ($0, $0) }
    var matches = common(left[start..<leftEnd], right[start..<rightEnd])
    matches.append((leftEnd, rightEnd))
    var (one, other) = (start, start)
    for (leftMatch, rightMatch) in matches {
      // Between two matches, elements are paired by position as versions of each other.
      while one < leftMatch || other < rightMatch {
        pairs.append((one < leftMatch ? one : nil, other < rightMatch ? other : nil))
        if one < leftMatch { one += 1 }
        if other < rightMatch { other += 1 }
      }
      if leftMatch < leftEnd { pairs.append((leftMatch, rightMatch)) }
      (one, other) = (leftMatch + 1, rightMatch + 1)
    }
    return pairs + (0..<end).map { (leftEnd + $0, rightEnd + $0) }
  }

  /// The index pairs of a longest common subsequence.
  private static func common(_ left: ArraySlice<Node>, _ right: ArraySlice<Node>) -> [(Int, Int)] {
    guard !left.isEmpty, !right.isEmpty, left.count * right.count <= limit else { return [] }
    let width = right.count + 1
    var lengths = Array(repeating: 0, count: (left.count + 1) * width)
    for (row, one) in left.enumerated().reversed() {
      for (column, other) in right.enumerated().reversed() {
        let place = row * width + column
        lengths[place] =
          one == other ? lengths[place + width + 1] + 1 : max(lengths[place + width], lengths[place + 1])
      }
    }
    var matches: [(Int, Int)] = []
    var (row, column) = (0, 0)
    while row < left.count, column < right.count {
      let place = row * width + column
      if left[left.startIndex + row] == right[right.startIndex + column] {
        matches.append((left.startIndex + row, right.startIndex + column))
        (row, column) = (row + 1, column + 1)
      } else if lengths[place + width] >= lengths[place + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return matches
  }
}
