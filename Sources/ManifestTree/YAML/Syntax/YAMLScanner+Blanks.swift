extension YAMLScanner {
  /// Skips blanks, line breaks, and comments.
  ///
  /// In a block, tabs are allowed only where no key may start. A byte order mark is skipped only where `kubectl` skips it:
  /// at the start of the line after a document marker.
  mutating func skipToToken() {
    while true {
      skipByteOrderMark()
      while byte == 0x20 || byte == 0x09 && (flowLevel > 0 || !allowsKey) { index += 1 }
      if byte == UInt8(ascii: "#") { index = endOfLine(from: index) }
      let length = breakLength(at: index)
      if length == 0 { return }
      endLine(length)
      if flowLevel == 0 { allowsKey = true }
    }
  }

  /// Skips spaces and tabs.
  mutating func skipBlanks() {
    while isBlank(at: index) { index += 1 }
  }

  /// Skips blanks and a comment up to the end of the line, which must come next, and the line break.
  mutating func skipToLineEnd(in whole: YAMLSyntaxError.Whole? = nil, from start: Int)
    throws(YAMLSyntaxError)
  {
    skipBlanks()
    if byte == UInt8(ascii: "#") { index = endOfLine(from: index) }
    let length = breakLength(at: index)
    guard length > 0 || index >= bytes.count else {
      throw YAMLSyntaxError(.lineEnd, at: index, in: whole, from: start)
    }
    if length > 0 { endLine(length) }
  }

  /// Whether there is a space or a tab at an offset.
  func isBlank(at offset: Int) -> Bool { byte(at: offset) == 0x20 || byte(at: offset) == 0x09 }

  /// Whether there is a space, a tab, a line break, or the end at an offset.
  func isBlankOrEnd(at offset: Int) -> Bool {
    switch byte(at: offset) {
    case 0, 0x09, 0x0A, 0x0D, 0x20: true
    case 0xC2, 0xE2: breakLength(at: offset) > 0
    default: false
    }
  }

  /// The number of bytes of the line break at an offset; 0 if there is none.
  ///
  /// YAML 1.1 has the line breaks of ASCII, U+0085, U+2028, and U+2029.
  func breakLength(at offset: Int) -> Int {
    switch byte(at: offset) {
    case 0x0A: 1
    case 0x0D: byte(at: offset + 1) == 0x0A ? 2 : 1
    case 0xC2: byte(at: offset + 1) == 0x85 ? 2 : 0
    case 0xE2: byte(at: offset + 1) == 0x80 && byte(at: offset + 2) & 0xFE == 0xA8 ? 3 : 0
    default: 0
    }
  }

  /// Whether there is a document marker at an offset, which is the start of a line: `---` or `...`, followed by a blank or
  /// the end.
  func isMarker(at offset: Int) -> Bool {
    let first = byte(at: offset)
    return (first == UInt8(ascii: "-") || first == UInt8(ascii: ".")) && byte(at: offset + 1) == first
      && byte(at: offset + 2) == first && isBlankOrEnd(at: offset + 3)
  }

  /// The offset of the first line break from `start` on; the end if there is none.
  func endOfLine(from start: Int) -> Int {
    if hasOnlyLineFeeds { return ByteWord.next(0x0A, in: bytes, from: start) }
    var offset = start
    while offset < bytes.count {
      if offset + 8 <= bytes.count {
        let word = ByteWord(bytes, at: offset)
        let marks = word.below(0x20) | word.beyondASCII
        offset += ByteWord.first(of: marks)
        if marks == 0 { continue }
      }
      if breakLength(at: offset) > 0 { return offset }
      offset += 1
    }
    return offset
  }
}

// MARK: Line breaks in scalars

extension YAMLScanner {
  /// Appends the line breaks of a part of the file that otherwise has only blanks; all breaks of ASCII and U+0085
  /// become line feeds.
  mutating func appendBreaks(in part: Range<Int>) {
    var offset = part.lowerBound
    while offset < part.upperBound {
      let length = breakLength(at: offset)
      if length == 3 {
        assembled.append(bytes[offset..<(offset + 3)])
      } else if length > 0 {
        assembled.append(0x0A)
      }
      offset += max(length, 1)
    }
  }

  /// Appends the line breaks between two lines of a scalar in flow style: a single line break
  /// becomes a space, and the first of several line breaks is dropped.
  ///
  /// - Parameter part: the part of the file from the first line break on, which has only blanks next to line breaks.
  mutating func appendFold(of part: Range<Int>) {
    let length = breakLength(at: part.lowerBound)
    guard length < 3 else { return appendBreaks(in: part) }
    let count = assembled.count
    appendBreaks(in: (part.lowerBound + length)..<part.upperBound)
    if assembled.count == count { assembled.append(0x20) }
  }
}
