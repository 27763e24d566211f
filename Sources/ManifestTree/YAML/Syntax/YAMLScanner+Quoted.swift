extension YAMLScanner {
  /// Reads a scalar in quotes, which may have several lines.
  mutating func scanQuoted(_ style: YAMLToken.Style) throws(YAMLSyntaxError) {
    var token = YAMLToken(.scalar, index, index)
    token.style = style
    token.keyLevel = try beginPossibleKey()
    allowsKey = false
    let quote = byte
    index += 1
    // The start of the text that is not assembled yet.
    var runStart = index
    let assembledStart = assembled.count
    while true {
      index = endOfQuotedRun(quote)
      if byte == quote {
        if style == .doubleQuoted || byte(at: index + 1) != quote { break }
        index += 1
        assembled.append(bytes[runStart..<index])
        index += 1
      } else if byte == UInt8(ascii: "\\"), style == .doubleQuoted {
        assembled.append(bytes[runStart..<index])
        try scanEscape(&token)
      } else if byte == 0 {
        throw YAMLSyntaxError(.closingQuote, at: index, in: .quotedText, from: token.start)
      } else {
        var end = index
        while end > runStart, isBlank(at: end - 1) { end -= 1 }
        assembled.append(bytes[runStart..<end])
        appendFold(of: try skipQuotedBreaks(token.start))
      }
      token.text.isAssembled = true
      runStart = index
    }
    if token.text.isAssembled {
      assembled.append(bytes[runStart..<index])
      (token.text.start, token.text.end) = (assembledStart, assembled.count)
    } else {
      (token.text.start, token.text.end) = (runStart, index)
    }
    index += 1
    token.end = index
    add(token)
  }

  /// The offset of the next quote, line break, or (in double quotes) backslash; the end if there is none.
  private func endOfQuotedRun(_ quote: UInt8) -> Int {
    let escape = quote == UInt8(ascii: "\"") ? UInt8(ascii: "\\") : quote
    var offset = index
    while offset < bytes.count {
      if offset + 8 <= bytes.count {
        let word = ByteWord(bytes, at: offset)
        var marks = word.equal(to: quote) | word.equal(to: escape) | word.below(0x20)
        if !hasOnlyLineFeeds { marks |= word.beyondASCII }
        offset += ByteWord.first(of: marks)
        if marks == 0 { continue }
      }
      if bytes[offset] == quote || bytes[offset] == escape || breakLength(at: offset) > 0 { return offset }
      offset += 1
    }
    return offset
  }

  /// Skips line breaks and the blanks around them; the position must be at a line break.
  ///
  /// - Returns: the part of the file from there on.
  private mutating func skipQuotedBreaks(_ start: Int) throws(YAMLSyntaxError) -> Range<Int> {
    let first = index
    while true {
      skipBlanks()
      let length = breakLength(at: index)
      if length == 0 { break }
      endLine(length)
    }
    if index == lineStart, isMarker(at: index) {
      throw YAMLSyntaxError(.closingQuoteBeforeMarker, at: index, in: .quotedText, from: start)
    }
    return first..<index
  }

  /// Reads an escape sequence and appends its character; an escaped line break has none.
  private mutating func scanEscape(_ token: inout YAMLToken) throws(YAMLSyntaxError) {
    if breakLength(at: index + 1) > 0 {
      index += 1
      let part = try skipQuotedBreaks(token.start)
      return appendBreaks(in: (part.lowerBound + breakLength(at: part.lowerBound))..<part.upperBound)
    }
    let place = index
    index += 2
    switch byte(at: place + 1) {
    case UInt8(ascii: "0"): assembled.append(0 as UInt8)
    case UInt8(ascii: "a"): assembled.append(0x07 as UInt8)
    case UInt8(ascii: "b"): assembled.append(0x08 as UInt8)
    case UInt8(ascii: "t"), 0x09: assembled.append(0x09 as UInt8)
    case UInt8(ascii: "n"): assembled.append(0x0A as UInt8)
    case UInt8(ascii: "v"): assembled.append(0x0B as UInt8)
    case UInt8(ascii: "f"): assembled.append(0x0C as UInt8)
    case UInt8(ascii: "r"): assembled.append(0x0D as UInt8)
    case UInt8(ascii: "e"): assembled.append(0x1B as UInt8)
    case 0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): assembled.append(bytes[place + 1])
    case UInt8(ascii: "/"):
      if token.rejectedCharacter == nil { token.rejectedCharacter = place }
      assembled.append(UInt8(ascii: "/"))
    case UInt8(ascii: "N"): assembled.append("\u{85}" as Unicode.Scalar)
    case UInt8(ascii: "_"): assembled.append("\u{A0}" as Unicode.Scalar)
    case UInt8(ascii: "L"): assembled.append("\u{2028}" as Unicode.Scalar)
    case UInt8(ascii: "P"): assembled.append("\u{2029}" as Unicode.Scalar)
    case UInt8(ascii: "x"): try scanCharacterCode(digits: 2, token.start)
    case UInt8(ascii: "u"): try scanCharacterCode(digits: 4, token.start)
    case UInt8(ascii: "U"): try scanCharacterCode(digits: 8, token.start)
    default: throw YAMLSyntaxError(.escape, at: place, in: .quotedText, from: token.start)
    }
  }

  private mutating func scanCharacterCode(digits: Int, _ start: Int) throws(YAMLSyntaxError) {
    var value: UInt32 = 0
    for offset in index..<(index + digits) {
      guard let digit = byte(at: offset).hexadecimalDigit else {
        throw YAMLSyntaxError(.hexadecimalDigits, at: index, in: .quotedText, from: start)
      }
      value = value << 4 | UInt32(digit)
    }
    guard let character = Unicode.Scalar(value) else {
      throw YAMLSyntaxError(.characterCode, at: index, in: .quotedText, from: start)
    }
    assembled.append(character)
    index += digits
  }
}
