/// The parts of two texts in which they differ, for where there is no room for the whole.
struct Excerpt {
  let declared: String
  let live: String

  /// Leaves out what is alike at the beginning, but for a few characters, and what is behind the limit.
  init(_ declared: String, _ live: String, limit: Int) {
    let common = zip(declared, live).prefix { $0 == $1 }.count
    let isLong = max(declared.count, live.count) > limit
    let start = isLong ? max(0, common - Self.lead) : 0
    func part(_ text: String) -> String {
      let rest = text.dropFirst(start)
      return (start > 0 ? "…" : "") + rest.prefix(limit) + (rest.count > limit ? "…" : "")
    }
    (self.declared, self.live) = (part(declared), part(live))
  }

  private static let lead = 40
}

/// The lines of two texts that are not the same, without those before and behind that are.
struct ChangedLines {
  /// How many lines before are the same.
  let before: Int
  let declared: ArraySlice<Substring>
  let live: ArraySlice<Substring>
  /// How many lines behind are the same.
  let behind: Int

  init(_ declared: String, _ live: String) {
    let left = declared.split(separator: "\n", omittingEmptySubsequences: false)
    let right = live.split(separator: "\n", omittingEmptySubsequences: false)
    let before = zip(left, right).prefix { $0 == $1 }.count
    let most = min(left.count, right.count) - before
    let behind = min(most, zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count)
    (self.before, self.behind) = (before, behind)
    self.declared = left[before..<(left.count - behind)]
    self.live = right[before..<(right.count - behind)]
  }
}
