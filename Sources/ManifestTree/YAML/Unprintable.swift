/// A non-ASCII character that the writer escapes, so that parsers of YAML 1.1 read it back: a C1 control, one of the line breaks U+0085, U+2028, and
/// U+2029, the byte order mark, or one of the noncharacters U+FFFE and U+FFFF.
struct Unprintable {
  /// The character's code point.
  var codePoint: UInt32
  /// The length of the character in UTF-8 bytes.
  var length: Int

  /// The unprintable character that begins at `index`, if there is one.
  init?(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    let lead = bytes[index]
    if lead == 0xC2, index + 1 < bytes.count, bytes[index + 1] < 0xA0 {
      codePoint = UInt32(bytes[index + 1])
      length = 2
      return
    }
    guard lead == 0xE2 || lead == 0xEF, index + 2 < bytes.count else { return nil }
    switch (lead, bytes[index + 1], bytes[index + 2]) {
    case (0xE2, 0x80, 0xA8): codePoint = 0x2028
    case (0xE2, 0x80, 0xA9): codePoint = 0x2029
    case (0xEF, 0xBB, 0xBF): codePoint = 0xFEFF
    case (0xEF, 0xBF, 0xBE): codePoint = 0xFFFE
    case (0xEF, 0xBF, 0xBF): codePoint = 0xFFFF
    default: return nil
    }
    length = 3
  }

  /// Whether a file may also contain the character unescaped: the line breaks and the byte order mark.
  var isAllowedUnescaped: Bool { [0x85, 0x2028, 0x2029, 0xFEFF].contains(codePoint) }

  /// Whether the bytes contain such a character.
  static func occurs(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.indices.contains { Unprintable(in: bytes, at: $0) != nil }
  }
}
