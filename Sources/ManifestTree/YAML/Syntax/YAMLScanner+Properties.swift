extension YAMLScanner {
  /// Reads an anchor (`&name`) or an alias (`*name`).
  mutating func scanName(_ kind: YAMLToken.Kind) throws(YAMLSyntaxError) {
    var token = YAMLToken(kind, index, index)
    token.keyLevel = try beginPossibleKey()
    allowsKey = false
    index += 1
    skipWord()
    token.text = YAMLText(start: token.start + 1, end: index)
    token.end = index
    guard index > token.start + 1, endsName(at: index) else { throw YAMLSyntaxError(.anchorName, at: index) }
    add(token)
  }

  private func endsName(at offset: Int) -> Bool {
    switch byte(at: offset) {
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      true
    default: isBlankOrEnd(at: offset)
    }
  }

  /// Skips letters and digits of ASCII, `-`, and `_`.
  mutating func skipWord() {
    while isWordByte(byte) { index += 1 }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

// MARK: Tags

extension YAMLScanner {
  /// Reads a tag: `!<name>`, `!handle!suffix`, `!!suffix`, `!suffix`, or `!`.
  mutating func scanTag() throws(YAMLSyntaxError) {
    var token = YAMLToken(.tag, index, index)
    token.keyLevel = try beginPossibleKey()
    allowsKey = false
    if byte(at: index + 1) == UInt8(ascii: "<") {
      index += 2
      token.handle = token.start..<token.start
      token.text = try scanTagName(isVerbatim: true)
      guard byte == UInt8(ascii: ">") else { throw YAMLSyntaxError(.verbatimTagEnd, at: index) }
      index += 1
    } else {
      token.handle = try scanHandle(isDirective: false)
      if token.handle.count > 1, bytes[token.handle.upperBound - 1] == UInt8(ascii: "!") {
        token.text = try scanTagName(isVerbatim: false)
      } else {
        // The characters that looked like a handle are the start of the suffix.
        index = token.start + 1
        token.handle = token.start..<index
        if isTagByte(byte, isVerbatim: false) {
          token.text = try scanTagName(isVerbatim: false)
        } else {
          token.text = YAMLText(start: token.start, end: index)
          token.handle = token.start..<token.start
        }
      }
    }
    guard isBlankOrEnd(at: index) || flowLevel > 0 && byte == UInt8(ascii: ",") else {
      throw YAMLSyntaxError(.tagEnd, at: index)
    }
    if byte == UInt8(ascii: ",") { token.rejectedCharacter = index }
    token.end = index
    add(token)
  }

  /// Reads a handle: `!`, `!!`, or `!word!`; outside of a directive, it may turn out to be a part of a suffix.
  mutating func scanHandle(isDirective: Bool) throws(YAMLSyntaxError) -> Range<Int> {
    let start = index
    guard byte == UInt8(ascii: "!") else { throw YAMLSyntaxError(.tagHandle, at: index) }
    index += 1
    skipWord()
    if byte == UInt8(ascii: "!") {
      index += 1
    } else if isDirective, index > start + 1 {
      throw YAMLSyntaxError(.tagHandle, at: index)
    }
    return start..<index
  }

  /// Reads the name in a tag, or the prefix in a directive, in which `%` escapes bytes.
  mutating func scanTagName(isVerbatim: Bool) throws(YAMLSyntaxError) -> YAMLText {
    var (runStart, assembledStart) = (index, assembled.count)
    var text = YAMLText(start: index, end: index)
    while isTagByte(byte, isVerbatim: isVerbatim) {
      guard byte == UInt8(ascii: "%") else {
        index += 1
        continue
      }
      if !text.isAssembled {
        assembledStart = assembled.count
        text.isAssembled = true
      }
      assembled.append(bytes[runStart..<index])
      try scanEscapedCharacter()
      runStart = index
    }
    guard index > text.start else { throw YAMLSyntaxError(.tagName, at: index) }
    guard text.isAssembled else { return YAMLText(start: runStart, end: index) }
    assembled.append(bytes[runStart..<index])
    return YAMLText(start: assembledStart, end: assembled.count, isAssembled: true)
  }

  private func isTagByte(_ byte: UInt8, isVerbatim: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "@"),
      UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "$"), UInt8(ascii: "."),
      UInt8(ascii: "%"), UInt8(ascii: "!"), UInt8(ascii: "~"), UInt8(ascii: "*"), UInt8(ascii: "'"),
      UInt8(ascii: "("), UInt8(ascii: ")"):
      true
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"): isVerbatim
    default: isWordByte(byte)
    }
  }

  /// Reads the escaped bytes of one UTF-8 character.
  private mutating func scanEscapedCharacter() throws(YAMLSyntaxError) {
    var remaining = 0
    repeat {
      guard byte == UInt8(ascii: "%"), let high = byte(at: index + 1).hexadecimalDigit,
        let low = byte(at: index + 2).hexadecimalDigit
      else { throw YAMLSyntaxError(.escapedOctet, at: index) }
      let octet = UInt8(truncatingIfNeeded: high << 4 | low)
      if remaining == 0 {
        switch octet {
        case ..<0x80: remaining = 1
        case 0xC0..<0xE0: remaining = 2
        case 0xE0..<0xF0: remaining = 3
        case 0xF0..<0xF8: remaining = 4
        default: throw YAMLSyntaxError(.octets, at: index)
        }
      } else if octet & 0xC0 != 0x80 {
        throw YAMLSyntaxError(.octets, at: index)
      }
      assembled.append(octet)
      index += 3
      remaining -= 1
    } while remaining > 0
  }
}
