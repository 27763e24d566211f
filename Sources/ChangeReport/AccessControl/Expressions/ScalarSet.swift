/// A set of Unicode scalars, as ranges in ascending order.
struct ScalarSet: Hashable, Sendable {
  private(set) var ranges: [ClosedRange<UInt32>]

  static let any = ScalarSet([0...0x10_FFFF])
  static let digits = ScalarSet([0x30...0x39])
  static let lowercase = ScalarSet([0x61...0x7A])
  static let uppercase = ScalarSet([0x41...0x5A])
  static let letters = lowercase.union(uppercase)
  static let word = letters.union(digits).union(ScalarSet([0x5F...0x5F]))
  static let space = ScalarSet([0x09...0x0A, 0x0C...0x0D, 0x20...0x20])

  init(_ ranges: [ClosedRange<UInt32>]) {
    self.ranges = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, range.lowerBound <= last.upperBound {
        self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
  }

  init(_ scalar: UnicodeScalar) { ranges = [scalar.value...scalar.value] }

  func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } }

  func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

  var inverted: ScalarSet {
    var (rest, start): ([ClosedRange<UInt32>], UInt32) = ([], 0)
    for range in ranges {
      if range.lowerBound > start { rest.append(start...range.lowerBound - 1) }
      start = range.upperBound + 1
    }
    if start <= 0x10_FFFF { rest.append(start...0x10_FFFF) }
    return ScalarSet(rest)
  }

  /// The set with the ASCII letters of the other case in addition.
  var ignoringCase: ScalarSet {
    var all = ranges
    for range in ranges {
      for (letters, isUpper) in [(0x41...0x5A as ClosedRange<UInt32>, true), (0x61...0x7A, false)]
      where range.overlaps(letters) {
        let own = range.clamped(to: letters)
        all.append(
          isUpper ? own.lowerBound + 32...own.upperBound + 32 : own.lowerBound - 32...own.upperBound - 32)
      }
    }
    return ScalarSet(all)
  }
}
