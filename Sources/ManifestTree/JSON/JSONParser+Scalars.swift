extension JSONParser {
  /// Reads a string; the parser is at its opening quote.
  mutating func readString() throws(SyntaxFault) -> String {
    let start = index
    index = endOfPlainText(from: index + 1)
    switch peek() {
    case UInt8(ascii: "\""):
      index += 1
      return pool.text(of: UnsafeBufferPointer(rebasing: bytes[(start + 1)..<(index - 1)]))
    case UInt8(ascii: "\\"): return try readEscapedString(from: start)
    default: break
    }
    throw unexpected("'\"' at the end of the string", within: ("string", start))
  }

  /// The offset of the next quote, backslash, or control character; the end if there is none.
  private func endOfPlainText(from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let ends = ByteWord(bytes, at: index).ends(UInt8(ascii: "\""), UInt8(ascii: "\\"))
      index += ByteWord.first(of: ends)
      if ends != 0 { return index }
    }
    while index < bytes.count {
      switch bytes[index] {
      case ..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): return index
      default: index += 1
      }
    }
    return index
  }

  private mutating func readEscapedString(from start: Int) throws(SyntaxFault) -> String {
    scratch.clear()
    var runStart = start + 1
    index = runStart
    while true {
      index = endOfPlainText(from: index)
      guard let byte = peek(), byte >= 0x20 else { break }
      scratch.append(bytes[runStart..<index])
      index += 1
      if byte == UInt8(ascii: "\"") { return pool.text(of: scratch.written) }
      // An escaped character that represents itself starts the next run.
      runStart = index
      if !take(UInt8(ascii: "\"")), !take(UInt8(ascii: "\\")) {
        scratch.append(try readEscape())
        runStart = index
      }
    }
    throw unexpected("'\"' at the end of the string", within: ("string", start))
  }

  /// Reads an escape sequence; the parser is after the backslash.
  private mutating func readEscape() throws(SyntaxFault) -> Unicode.Scalar {
    let start = index - 1
    guard let byte = peek() else { throw unexpected("an escape") }
    index += 1
    switch byte {
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var codePoint = UInt32(try readHexadecimal())
      if (0xD800..<0xDC00).contains(codePoint), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        let low = UInt32(try readHexadecimal())
        codePoint =
          (0xDC00..<0xE000).contains(low) ? 0x10000 + (codePoint - 0xD800) << 10 + (low - 0xDC00) : codePoint
      }
      if let scalar = Unicode.Scalar(codePoint) { return scalar }
      throw SyntaxFault(
        id: SyntaxFault.jsonID, message: "found half a surrogate pair, expected both halves", offset: start)
    default:
      index -= 1
      throw unexpected("one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")
    }
  }

  private mutating func readHexadecimal() throws(SyntaxFault) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = peek()?.hexadecimalDigit else {
        throw unexpected("four hexadecimal digits after '\\u'")
      }
      value = value << 4 | UInt16(digit)
      index += 1
    }
    return value
  }

  /// Reads a number; the parser is at its sign or first digit.
  mutating func readNumber() throws(SyntaxFault) -> Node {
    let start = index
    _ = take(UInt8(ascii: "-"))
    let firstDigit = index
    try skipDigits("a digit")
    if index - firstDigit > 1, bytes[firstDigit] == UInt8(ascii: "0") {
      index = firstDigit + 1
      throw unexpected("no digit after a leading zero")
    }
    var isWhole = true
    if take(UInt8(ascii: ".")) {
      isWhole = false
      try skipDigits("a digit after the decimal point")
    }
    if let letter = peek(), letter | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      index += 1
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try skipDigits("a digit in the exponent")
    }
    let text = bytes[start..<index]
    if isWhole, let value = Int64(decimal: UnsafeBufferPointer(rebasing: text)) { return .int(value) }
    if let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite { return .double(value) }
    throw SyntaxFault(
      id: "manifest/number",
      message:
        "found '\(String(decoding: text.prefix(40), as: UTF8.self))', expected a number of at most 64 bits",
      offset: start)
  }

  private mutating func skipDigits(_ expected: String) throws(SyntaxFault) {
    let start = index
    while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    if index == start { throw unexpected(expected) }
  }
}
