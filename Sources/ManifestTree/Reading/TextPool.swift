/// Makes strings of bytes, and hands out the same string again for bytes seen lately.
///
/// Manifests repeat themselves: keys, images, policies. A pooled string costs neither an allocation nor memory.
struct TextPool: ~Copyable {
  /// Shorter texts need no allocation anyway, longer ones rarely come again.
  private static let pooled = 16...80
  private static let slotCount = 4096

  private var slots = [String](repeating: "", count: slotCount)

  /// The bytes as text; they must be UTF-8.
  mutating func text(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard Self.pooled.contains(bytes.count) else { return String(decoding: bytes, as: UTF8.self) }
    let slot = Self.slot(of: bytes)
    let isSame = slots[slot].utf8.withContiguousStorageIfAvailable { stored in
      stored.count == bytes.count
        && Self.areEqual(UnsafeRawBufferPointer(stored), UnsafeRawBufferPointer(bytes))
    }
    if isSame != true { slots[slot] = String(decoding: bytes, as: UTF8.self) }
    return slots[slot]
  }

  /// A slot by the length and by eight bytes of the start, the middle and the end.
  private static func slot(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var mixed = UInt64(truncatingIfNeeded: bytes.count)
    for offset in [0, bytes.count / 2 - 4, bytes.count - 8] {
      mixed = (mixed ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      mixed ^= mixed >> 32
    }
    return Int(truncatingIfNeeded: mixed % UInt64(slotCount))
  }

  /// Compares eight bytes at a time, the last eight overlapping; both have the same length, which is at least eight.
  private static func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    func differ(at offset: Int) -> Bool {
      left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    for offset in stride(from: 0, to: left.count - 8, by: 8) where differ(at: offset) { return false }
    return !differ(at: left.count - 8)
  }
}
