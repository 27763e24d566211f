extension RandomAccessCollection where Index == Int {
  /// The index of the first element that satisfies a condition, which all later elements also satisfy; the end if none
  /// does.
  ///
  /// A binary search: the cost is logarithmic in the number of elements.
  func partitioningIndex(where isSatisfied: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isSatisfied(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
