/// Creates strings from bytes and reuses the strings of recently seen bytes.
///
/// Manifests repeat keys, images, and policies. A reused string needs no allocation and no additional memory; even for
/// a short string, which needs no allocation, the look-up is faster than creating it.
struct TextPool: ~Copyable {
  /// Longer strings rarely repeat.
  private static let longest = 80
  private static let slotCount = 4096

  private var slots = [Slot](repeating: Slot(), count: slotCount)

  /// A string with its look-up words, which contain the whole content of a short string.
  private struct Slot {
    var words = Words()
    var text = ""
  }

  /// The string of the bytes, which must be UTF-8.
  mutating func text(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.count <= Self.longest else { return String(decoding: bytes, as: UTF8.self) }
    let words = Words(bytes)
    let slot = words.slot(among: Self.slotCount)
    if slots[slot].words == words, bytes.count <= 16 || Self.says(slots[slot].text, bytes) {
      return slots[slot].text
    }
    let text = String(decoding: bytes, as: UTF8.self)
    slots[slot] = Slot(words: words, text: text)
    return text
  }

  private static func says(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { stored in
      areEqual(UnsafeRawBufferPointer(stored), UnsafeRawBufferPointer(bytes))
    } ?? false
  }

  /// Whether two ranges with the same length of at least eight have the same bytes.
  ///
  /// Compares eight bytes at a time; the last eight can overlap those before.
  private static func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    func differ(at offset: Int) -> Bool {
      left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    for offset in stride(from: 0, to: left.count - 8, by: 8) where differ(at: offset) { return false }
    return !differ(at: left.count - 8)
  }
}

extension TextPool {
  /// The length, the first eight, and the last eight bytes of a string; the two words may overlap.
  private struct Words: Equatable {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var count = 0

    init() {}

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      let raw = UnsafeRawBufferPointer(bytes)
      count = bytes.count
      if count >= 8 {
        first = raw.loadUnaligned(as: UInt64.self)
        last = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      } else if count >= 4 {
        first = UInt64(raw.loadUnaligned(as: UInt32.self))
        last = UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      } else {
        for byte in bytes { first = first << 8 | UInt64(byte) }
      }
    }

    func slot(among count: Int) -> Int {
      var mixed = (first ^ UInt64(truncatingIfNeeded: self.count)) &* 0x9E37_79B9_7F4A_7C15
      mixed = (mixed ^ mixed >> 32 ^ last) &* 0x9E37_79B9_7F4A_7C15
      mixed ^= mixed >> 32
      return Int(truncatingIfNeeded: mixed % UInt64(count))
    }
  }
}
