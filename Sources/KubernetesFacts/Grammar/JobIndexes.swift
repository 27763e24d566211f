/// Lists of a Job's indexes: `0,2-4`.
package enum JobIndexes {
  /// The number of indexes in a list; nil if it is invalid, not ascending, or contains an index that is not below the limit.
  package static func count(of text: String, below completions: Int64) -> Int64? {
    guard !text.isEmpty, text.utf8.count <= 64 * 1024 else { return text.isEmpty ? 0 : nil }
    var (total, last) = (Int64(0), Int64(-1))
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let bounds = item.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
      guard (1...2).contains(bounds.count), let first = bounds[0],
        let end = bounds.count == 2 ? bounds[1] : first,
        first > last, first <= end, end < completions, bounds.count == 1 || first < end
      else { return nil }
      total += end - first + 1
      last = end
    }
    return total
  }
}
