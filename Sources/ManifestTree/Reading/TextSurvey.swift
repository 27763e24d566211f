/// What a file must be before any reader looks at it: UTF-8, without control characters that its format forbids, and no
/// larger than positions can say.
enum TextCheck {
  enum Format {
    case json, yaml
  }

  /// The first fault, if there is one.
  static func fault(in bytes: UnsafeBufferPointer<UInt8>, as format: Format) -> SyntaxFault? {
    if bytes.count >= UInt32.max {
      let message = "the file has \(bytes.count) bytes, expected less than 4 GiB"
      return SyntaxFault(id: "manifest/too-large", message: message, offset: 0)
    }
    if bytes.count >= 2, bytes[0] ^ bytes[1] == 1, bytes[0] >= 0xFE {
      return .encoding("UTF-16", "UTF-8", at: 0)
    }
    var index = 0
    while true {
      index = endOfPlainText(in: bytes, from: index)
      if index == bytes.count { return nil }
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x7F && format == .yaml {
        return .encoding("the control character \(hexadecimal(UInt32(byte)))", "text", at: index)
      }
      guard let length = lengthOfCharacter(in: bytes, at: index) else {
        return .encoding("the byte \(hexadecimal(UInt32(byte)))", "UTF-8", at: index)
      }
      if format == .yaml, let unprintable = Unprintable(in: bytes, at: index), !unprintable.isAllowedUnescaped
      {
        return .encoding("the control character \(hexadecimal(unprintable.codePoint))", "text", at: index)
      }
      index += length
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    "0x\(String(value, radix: 16, uppercase: true))"
  }

  /// The first byte from `start` on that is neither printable ASCII nor a tab or a line's end.
  ///
  /// Of eight bytes at a time, those below 0x20 and from 0x7F on are marked; the lowest mark is always right.
  private static func endOfPlainText(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index < bytes.count {
      if index + 8 <= bytes.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
        let below20 = (word &- 0x2020_2020_2020_2020) & ~word
        let from7F = word | (word &+ 0x0101_0101_0101_0101)
        let marks = (below20 | from7F) & 0x8080_8080_8080_8080
        index += marks.trailingZeroBitCount / 8
        if marks == 0 { continue }
      }
      switch bytes[index] {
      case 0x20..<0x7F, 0x09, 0x0A, 0x0D: index += 1
      default: return index
      }
    }
    return index
  }

  /// How many bytes the character at `index` takes; nil if its bytes are no character.
  private static func lengthOfCharacter(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    func follows(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + distance < bytes.count && range.contains(bytes[index + distance])
    }
    switch bytes[index] {
    case ..<0x80: return 1
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

extension SyntaxFault {
  fileprivate static func encoding(_ found: String, _ expected: String, at offset: Int) -> SyntaxFault {
    SyntaxFault(id: "manifest/encoding", message: "found \(found), expected \(expected)", offset: offset)
  }
}
