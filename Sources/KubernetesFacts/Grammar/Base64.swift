/// Base64 in the standard alphabet.
package enum Base64 {
  /// The decoded string; nil if the value is invalid or not UTF-8.
  package static func decoded(_ text: String) -> String? {
    bytes(of: text).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// The number of bytes after decoding; nil if the API server rejects the value, for example without its padding.
  package static func byteCount(of text: String) -> Int? {
    let digits = text.utf8.filter { $0 != 0x0A && $0 != 0x0D }
    let content = digits.prefix { $0 != UInt8(ascii: "=") }
    guard digits.count % 4 == 0, digits.count - content.count <= 2,
      digits.dropFirst(content.count).allSatisfy({ $0 == UInt8(ascii: "=") })
    else { return nil }
    return bytes(of: text)?.count
  }

  /// The decoded bytes, regardless of the padding; nil if the text has another character.
  static func bytes(of text: String) -> [UInt8]? {
    var (bytes, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
    for byte in text.utf8 where byte != 0x0A && byte != 0x0D {
      let value: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte + 4
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      case UInt8(ascii: "="): continue
      default: return nil
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The Base64 encoding of bytes.
  package static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    var (group, count) = (0, 0)
    func append(_ digitCount: Int) {
      for digit in 0..<digitCount { text.append(digits[(group >> (18 - 6 * digit)) & 63]) }
    }
    for byte in bytes {
      group |= Int(byte) << (16 - 8 * count)
      count += 1
      if count == 3 {
        append(4)
        (group, count) = (0, 0)
      }
    }
    if count > 0 {
      append(count + 1)
      text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - count))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
