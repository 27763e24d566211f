/// The positions of the first steps of a path among the entries of maps and the items of lists.
///
/// Up to 11 positions of 16 bits each and their number are in three words, so that a copy is cheap.
struct StepPositions {
  /// The maximum number of positions.
  static let limit = 11

  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

  /// The number of positions.
  var count: Int { Int(truncatingIfNeeded: words.2 &>> 48) }

  /// The position of a step.
  subscript(_ step: Int) -> Int {
    let word = step < 4 ? words.0 : step < 8 ? words.1 : words.2
    return Int(truncatingIfNeeded: word &>> UInt64(step % 4 * 16) & 0xFFFF)
  }

  /// Appends a position and returns true; false if there is no space for it.
  mutating func append(_ position: Int) -> Bool {
    let count = count
    guard count < Self.limit, position <= UInt16.max else { return false }
    let bits = UInt64(truncatingIfNeeded: position) &<< UInt64(count % 4 * 16)
    switch count / 4 {
    case 0: words.0 |= bits
    case 1: words.1 |= bits
    default: words.2 |= bits
    }
    words.2 &+= 1 &<< 48
    return true
  }
}
