/// What a file must be before any reader looks at it: UTF-8, without NUL, and no larger than positions can say.
enum TextCheck {
  /// The first fault, if there is one.
  static func fault(in bytes: UnsafeBufferPointer<UInt8>) -> SyntaxFault? {
    if bytes.count >= UInt32.max {
      return SyntaxFault(
        id: "manifest/too-large", message: "the file has \(bytes.count) bytes, expected less than 4 GiB",
        offset: 0)
    }
    if bytes.count >= 2, bytes[0] ^ bytes[1] == 1, bytes[0] >= 0xFE {
      return SyntaxFault(id: "manifest/encoding", message: "found UTF-16, expected UTF-8", offset: 0)
    }
    var index = 0
    while index < bytes.count {
      let end = endOfText(in: bytes, from: index)
      if end == bytes.count { return nil }
      if bytes[end] == 0 {
        return SyntaxFault(id: "manifest/encoding", message: "found a NUL byte, expected text", offset: end)
      }
      guard let length = lengthOfSequence(in: bytes, at: end) else {
        return SyntaxFault(
          id: "manifest/encoding",
          message: "found the byte 0x\(String(bytes[end], radix: 16, uppercase: true)), expected UTF-8",
          offset: end)
      }
      index = end + length
    }
    return nil
  }

  /// The first byte from `start` on that is NUL or not ASCII.
  private static func endOfText(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let zeros = (word &- 0x0101_0101_0101_0101) & ~word
      if (word | zeros) & 0x8080_8080_8080_8080 != 0 { break }
      index += 8
    }
    while index < bytes.count, (1..<0x80).contains(bytes[index]) { index += 1 }
    return index
  }

  /// How many bytes the character at `index` takes; nil if its bytes are no character.
  private static func lengthOfSequence(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    func follows(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + distance < bytes.count && range.contains(bytes[index + distance])
    }
    switch bytes[index] {
    case 0xC2...0xDF: return follows(1) ? 2 : nil
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
    default: return nil
    }
  }
}
