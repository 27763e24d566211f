/// The parts of two strings in which they differ, for reports with little space.
package struct Excerpt {
  package let declared: String
  package let live: String

  /// Omits the common prefix except for its last characters, and everything after the limit; two strings that fit are
  /// kept.
  package init(_ declared: String, _ live: String, limit: Int) {
    guard Self.isLonger(declared, than: limit) || Self.isLonger(live, than: limit) else {
      (self.declared, self.live) = (declared, live)
      return
    }
    let start = Self.start(declared, live)
    func part(_ text: String) -> String {
      let rest = text[text.utf8.index(text.startIndex, offsetBy: start)...]
      let isLonger = Self.isLonger(rest, than: limit)
      return (start > 0 ? "…" : "") + rest.prefix(limit) + (isLonger ? "…" : "")
    }
    (self.declared, self.live) = (part(declared), part(live))
  }

  /// Whether a string has more characters than the limit; counting stops at the limit.
  private static func isLonger(_ text: some StringProtocol, than limit: Int) -> Bool {
    guard text.utf8.count > limit,
      let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex)
    else { return false }
    return end < text.endIndex
  }

  /// The number of bytes that are omitted from both strings: the common prefix, except for its last few characters.
  private static func start(_ declared: String, _ live: String) -> Int {
    var (left, right) = (declared.utf8.makeIterator(), live.utf8.makeIterator())
    var common = 0
    while let one = left.next(), one == right.next() { common += 1 }
    let difference = declared.utf8.index(declared.startIndex, offsetBy: common)
    let start = declared.index(difference, offsetBy: -lead, limitedBy: declared.startIndex)
    return start.map { declared.utf8[..<$0].count } ?? 0
  }

  /// The number of equal characters that are kept before the first difference.
  private static let lead = 40
}

/// The lines in which two strings differ, without equal lines at the start and the end.
package struct ChangedLines {
  /// The number of equal lines before.
  package let before: Int
  package let declared: ArraySlice<Substring>
  package let live: ArraySlice<Substring>
  /// The number of equal lines after.
  package let behind: Int

  package init(_ declared: String, _ live: String) {
    let (left, right) = (Self.lines(of: declared), Self.lines(of: live))
    let before = zip(left, right).prefix { $0 == $1 }.count
    let most = min(left.count, right.count) - before
    let behind = min(most, zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count)
    (self.before, self.behind) = (before, behind)
    self.declared = left[before..<(left.count - behind)]
    self.live = right[before..<(right.count - behind)]
  }

  private static func lines(of text: String) -> [Substring] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Substring.init)
  }

  private init(_ lines: ChangedLines, declared: [Substring], live: [Substring]) {
    (before, behind) = (lines.before, lines.behind)
    (self.declared, self.live) = (declared[...], live[...])
  }

  /// The lines truncated to a number of characters; a pair of changed lines is truncated in the same way.
  package func cut(to limit: Int) -> ChangedLines {
    if declared.count == 1, live.count == 1, let one = declared.first, let other = live.first {
      let excerpt = Excerpt(String(one), String(other), limit: limit)
      return ChangedLines(self, declared: [excerpt.declared[...]], live: [excerpt.live[...]])
    }
    func cut(_ lines: ArraySlice<Substring>) -> [Substring] {
      lines.map { $0.utf8.count > limit ? Excerpt(String($0), "", limit: limit).declared[...] : $0 }
    }
    return ChangedLines(self, declared: cut(declared), live: cut(live))
  }
}
