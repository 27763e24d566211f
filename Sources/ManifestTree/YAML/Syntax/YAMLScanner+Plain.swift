extension YAMLScanner {
  /// Reads a plain scalar, which may have several lines.
  mutating func scanPlain() throws(YAMLSyntaxError) {
    var token = YAMLToken(.scalar, index, index)
    token.keyLevel = try beginPossibleKey()
    allowsKey = false
    token.text.start = index
    token.end = scanPlainLine(&token)
    token.text.end = token.end
    // The line breaks and blanks before the position.
    var fold = try skipPlainBreaks(token)
    while !fold.isEmpty, flowLevel > 0 || column > indent, byte != UInt8(ascii: "#"),
      index > lineStart || !isMarker(at: index)
    {
      let start = index
      let end = scanPlainLine(&token)
      guard end > start else { break }
      if !token.text.isAssembled {
        let line = bytes[token.text.start..<token.text.end]
        token.text = YAMLText(start: assembled.count, end: 0, isAssembled: true)
        assembled.append(line)
      }
      appendFold(of: fold)
      assembled.append(bytes[start..<end])
      token.end = end
      fold = try skipPlainBreaks(token)
    }
    if token.text.isAssembled { token.text.end = assembled.count }
    if !fold.isEmpty { allowsKey = true }
    add(token)
  }

  /// Advances to the end of the scalar or of the line.
  ///
  /// - Returns: the end of the content before that.
  private mutating func scanPlainLine(_ token: inout YAMLToken) -> Int {
    var end = index
    while true {
      let start = index
      let endsScalar = scanPlainWord(&token)
      if index > start { end = index }
      if endsScalar { return end }
      skipBlanks()
      if byte == 0 || byte == UInt8(ascii: "#") || breakLength(at: index) > 0 { return end }
    }
  }

  /// Advances to the next blank, line break, or character that ends a plain scalar.
  ///
  /// - Returns: whether that character ends the scalar.
  private mutating func scanPlainWord(_ token: inout YAMLToken) -> Bool {
    while true {
      switch byte {
      case 0, 0x09, 0x0A, 0x0D, 0x20: return false
      case 0xC2, 0xE2: if breakLength(at: index) > 0 { return false }
      case UInt8(ascii: ":"): if isBlankOrEnd(at: index + 1) { return true }
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        if flowLevel > 0 { return true }
      case UInt8(ascii: "?"):
        if flowLevel > 0, token.rejectedCharacter == nil { token.rejectedCharacter = index }
      default: break
      }
      index += 1
    }
  }

  /// Skips line breaks and the blanks around them.
  ///
  /// - Returns: the part of the file from the first line break on; empty if the position is not at a line break.
  private mutating func skipPlainBreaks(_ token: YAMLToken) throws(YAMLSyntaxError) -> Range<Int> {
    let start = index
    while true {
      let length = breakLength(at: index)
      if length > 0 {
        endLine(length)
      } else if index > start, byte == 0x20 {
        index += 1
      } else if index > start, byte == 0x09 {
        if column <= indent {
          throw YAMLSyntaxError(.indentation, at: index, in: .text, from: token.start)
        }
        index += 1
      } else {
        return start..<index
      }
    }
  }
}
