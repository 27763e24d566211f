internal import Diagnostics

/// Eight bytes that are tested in one step.
///
/// The tests return a mask: a word in which the high bit of each byte is set if that byte matches.
struct ByteWord: Equatable {
  private static let lowBits: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  private let word: UInt64

  /// Loads the eight bytes at `offset`; all of them must be in bounds.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
  }

  /// Marks the non-ASCII bytes.
  var beyondASCII: UInt64 { word & Self.highBits }

  /// Marks the bytes from 0x7F up; bytes after the first match may be marked incorrectly.
  var from7F: UInt64 { (word | (word &+ Self.lowBits)) & Self.highBits }

  /// Marks the bytes that equal `byte`.
  func equal(to byte: UInt8) -> UInt64 { Self.zeros(in: word ^ (Self.lowBits &* UInt64(byte))) }

  /// Marks the bytes that differ from `byte`.
  func differing(from byte: UInt8) -> UInt64 { equal(to: byte) ^ Self.highBits }

  /// Marks the ASCII bytes below `limit`, which is also ASCII.
  func below(_ limit: UInt8) -> UInt64 {
    // The subtraction clears the high bit of a 7-bit byte only if the byte is less than the limit.
    ~((word | Self.highBits) &- (Self.lowBits &* UInt64(limit))) & ~word & Self.highBits
  }

  /// Marks control characters, `one`, and `other`; bytes after the first match may be marked incorrectly.
  func ends(_ one: UInt8, _ other: UInt8) -> UInt64 {
    let (ones, others) = (word ^ (Self.lowBits &* UInt64(one)), word ^ (Self.lowBits &* UInt64(other)))
    let controls = (word &- (Self.lowBits &* 0x20)) & ~word
    return (controls | ((ones &- Self.lowBits) & ~ones) | ((others &- Self.lowBits) & ~others))
      & Self.highBits
  }

  private static func zeros(in word: UInt64) -> UInt64 {
    ~(((word & ~highBits) &+ ~highBits) | word | ~highBits)
  }

  /// The index of the first marked byte; eight if no byte is marked.
  static func first(of marks: UInt64) -> Int { marks.trailingZeroBitCount / 8 }

  /// The offset of the first byte from `start` on that differs from `byte`; the end if there is none.
  static func end(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let others = ByteWord(bytes, at: index).differing(from: byte)
      index += first(of: others)
      if others != 0 { return index }
    }
    while index < bytes.count, bytes[index] == byte { index += 1 }
    return index
  }

  /// The offset of the first byte from `start` on that equals `byte`; the end if there is none.
  static func next(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let found = ByteWord(bytes, at: index).equal(to: byte)
      index += first(of: found)
      if found != 0 { return index }
    }
    while index < bytes.count, bytes[index] != byte { index += 1 }
    return index
  }
}

extension String {
  /// Whether two strings have the same bytes.
  ///
  /// Swift's `==` also treats canonically equivalent strings as equal, but Kubernetes treats them as different values.
  package func hasSameBytes(as other: String) -> Bool {
    words == other.words || withUnsafePointer(to: other) { hasSameText(as: $0) }
  }

  /// Whether a string in memory has the same bytes, although its words differ.
  @inline(never)
  func hasSameText(as other: UnsafePointer<String>) -> Bool {
    withUTF8Bytes { left in
      other.pointee.withUTF8Bytes { right in
        guard left.count == right.count else { return false }
        var index = 0
        while index + 8 <= left.count {
          guard ByteWord(left, at: index) == ByteWord(right, at: index) else { return false }
          index += 8
        }
        return left[index...].elementsEqual(right[index...])
      }
    }
  }

  /// The words that represent the string in memory: the bytes of a short one, or the address of a long one.
  ///
  /// Strings with the same words have the same bytes; strings with different words can have the same bytes.
  var words: (UInt64, UInt64) { unsafeBitCast(self, to: (UInt64, UInt64).self) }

  /// Whether the string contains the bytes of another string; much faster than a search by characters in a long string.
  package func hasBytes(of other: StaticString) -> Bool {
    withUTF8Bytes { bytes in
      other.withUTF8Buffer { word in
        guard let first = word.first else { return true }
        var place = ByteWord.next(first, in: bytes, from: 0)
        while place + word.count <= bytes.count {
          if bytes[place..<(place + word.count)].elementsEqual(word) { return true }
          place = ByteWord.next(first, in: bytes, from: place + 1)
        }
        return false
      }
    }
  }
}
