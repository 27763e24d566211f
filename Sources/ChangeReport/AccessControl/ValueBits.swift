/// A set of values of an attribute, by their positions in its domain.
struct ValueBits: Hashable, Sendable {
  private var words: [UInt64]

  /// Creates the set of values at the positions for which a predicate is true.
  init(count: Int, where isIn: (Int) -> Bool) {
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for position in 0..<count where isIn(position) { words[position >> 6] |= 1 << UInt64(position & 63) }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The position of the first value; nil if there is none.
  var first: Int? {
    words.firstIndex { $0 != 0 }.map { $0 << 6 + words[$0].trailingZeroBitCount }
  }

  func contains(_ position: Int) -> Bool {
    words.indices.contains(position >> 6) && words[position >> 6] >> UInt64(position & 63) & 1 == 1
  }

  func intersection(_ other: ValueBits) -> ValueBits {
    var result = self
    for index in result.words.indices { result.words[index] &= other.words[index] }
    return result
  }

  func subtracting(_ other: ValueBits) -> ValueBits {
    var result = self
    for index in result.words.indices { result.words[index] &= ~other.words[index] }
    return result
  }

  func isDisjoint(with other: ValueBits) -> Bool { zip(words, other.words).allSatisfy { $0 & $1 == 0 } }
}
