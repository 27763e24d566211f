/// Parses scalars in block context. Those that are not a slice of the file are assembled in `scratch`.
extension YAMLParser {
  /// Reads a plain scalar; the parser stops at the colon after a key, at a comment, or at the next token.
  mutating func readPlain(inside outer: Int) throws(UnsupportedSyntax) -> Node {
    switch bytes[index] {
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "-"):
      if isBlank(at: index + 1) { throw UnsupportedSyntax() }
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","),
      UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      throw UnsupportedSyntax()
    default: break
    }
    if standsAt(".") { throw UnsupportedSyntax() }
    let start = index
    var end = try endOfPlain()
    var text = UnsafeBufferPointer(rebasing: bytes[start..<end])
    if let breaks = try breaksBeforeContinuation(inside: outer) {
      scratch.clear()
      scratch.append(text)
      var next: Int? = breaks
      while let breaks = next {
        appendFold(of: breaks)
        let start = index
        end = try endOfPlain()
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") { throw UnsupportedSyntax() }
        scratch.append(bytes[start..<end])
        next = try breaksBeforeContinuation(inside: outer)
      }
      text = scratch.written
    }
    if text.count == 2, text[0] == UInt8(ascii: "<"), text[1] == UInt8(ascii: "<") {
      throw UnsupportedSyntax()
    }
    guard let value = YAMLScalar.value(of: text) else { return .string(pool.text(of: text)) }
    if case .double(let number) = value, !number.isFinite { throw UnsupportedSyntax() }
    return value
  }

  /// The bytes that can end a plain scalar or make its syntax unsupported, as a bit set.
  private static let plainEnds: UInt64 = 1 << 0x09 | 1 << 0x0A | 1 << 0x23 | 1 << 0x3A

  /// Advances to the end of the line, to a comment, or to a colon that ends a key.
  ///
  /// - Returns: the end of the scalar's content before that.
  private mutating func endOfPlain() throws(UnsupportedSyntax) -> Int {
    let start = index
    let ends = Self.plainEnds
    scan: while index < bytes.count {
      let byte = bytes[index]
      if byte < 64, ends >> UInt64(byte) & 1 != 0 {
        switch byte {
        case 0x0A: break scan
        case 0x09: throw UnsupportedSyntax()
        case UInt8(ascii: ":"): if isBlank(at: index + 1) { break scan }
        default: if index > start, bytes[index - 1] == 0x20 { break scan }
        }
      }
      index += 1
    }
    var end = index
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    // Spaces between a key and its colon are rare.
    if end < index, index < bytes.count, bytes[index] == UInt8(ascii: ":") { throw UnsupportedSyntax() }
    return end
  }

  /// Advances to the next token if the parser is at a line end.
  ///
  /// - Returns: the number of line breaks if the scalar continues, because the next token is indented more than
  ///   `outer`.
  private mutating func breaksBeforeContinuation(inside outer: Int) throws(UnsupportedSyntax) -> Int? {
    let breaks = skipBreaks()
    guard breaks > 0, index < bytes.count, column > outer, bytes[index] != UInt8(ascii: "#") else {
      return nil
    }
    if bytes[index] == 0x09 || standsAt("-") || standsAt(".") { throw UnsupportedSyntax() }
    return breaks
  }

  /// Skips spaces and line breaks.
  ///
  /// - Returns: the number of line breaks.
  private mutating func skipBreaks() -> Int {
    var breaks = 0
    while true {
      skipSpaces()
      guard index < bytes.count, bytes[index] == 0x0A else { return breaks }
      index += 1
      lineStart = index
      breaks += 1
    }
  }

  /// Appends a folded line break: one break becomes a space; of several, the first is dropped.
  private mutating func appendFold(of breaks: Int) {
    if breaks == 1 { scratch.append(0x20) } else { scratch.append(0x0A, times: breaks - 1) }
  }
}

extension YAMLParser {
  /// Reads a scalar in single or double quotes; the parser stops after it.
  mutating func readQuoted() throws(UnsupportedSyntax) -> String {
    let quote = bytes[index]
    index += 1
    var runStart = index
    var isSlice = true
    scratch.clear()
    while true {
      index = endOfQuotedRun(quote)
      guard index < bytes.count else { throw UnsupportedSyntax() }
      switch bytes[index] {
      case quote where quote == UInt8(ascii: "'") && index + 1 < bytes.count && bytes[index + 1] == quote:
        index += 1
        scratch.append(bytes[runStart..<index])
        index += 1
      case quote:
        index += 1
        let run = UnsafeBufferPointer(rebasing: bytes[runStart..<(index - 1)])
        if isSlice { return pool.text(of: run) }
        scratch.append(run)
        return pool.text(of: scratch.written)
      case 0x0A:
        var end = index
        while end > runStart, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        scratch.append(bytes[runStart..<end])
        appendFold(of: try skipQuotedBreaks())
      default:
        scratch.append(bytes[runStart..<index])
        index += 1
        if index < bytes.count, bytes[index] == 0x0A {
          scratch.append(0x0A, times: try skipQuotedBreaks() - 1)
        } else {
          scratch.append(try readEscape())
        }
      }
      isSlice = false
      runStart = index
    }
  }

  /// The offset of the next quote, line feed or, in double quotes, backslash.
  private func endOfQuotedRun(_ quote: UInt8) -> Int {
    let escape = quote == UInt8(ascii: "\"") ? UInt8(ascii: "\\") : quote
    var index = index
    while index + 8 <= bytes.count {
      let word = ByteWord(bytes, at: index)
      let ends = word.equal(to: quote) | word.equal(to: escape) | word.equal(to: 0x0A)
      index += ByteWord.first(of: ends)
      if ends != 0 { return index }
    }
    while index < bytes.count, bytes[index] != quote, bytes[index] != escape, bytes[index] != 0x0A {
      index += 1
    }
    return index
  }

  /// Advances to the content of the next non-empty line; a document marker is not content.
  private mutating func skipQuotedBreaks() throws(UnsupportedSyntax) -> Int {
    var breaks = skipBreaks()
    while index < bytes.count, bytes[index] == 0x09 {
      index += 1
      breaks += skipBreaks()
    }
    if standsAt("-") || standsAt(".") { throw UnsupportedSyntax() }
    return breaks
  }

  /// Reads an escape sequence; the parser is after the backslash.
  private mutating func readEscape() throws(UnsupportedSyntax) -> Unicode.Scalar {
    guard index < bytes.count else { throw UnsupportedSyntax() }
    index += 1
    switch bytes[index - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x20, 0x09:
      return Unicode.Scalar(bytes[index - 1])
    case UInt8(ascii: "0"): return "\0"
    case UInt8(ascii: "a"): return "\u{7}"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "v"): return "\u{B}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "e"): return "\u{1B}"
    case UInt8(ascii: "N"): return "\u{85}"
    case UInt8(ascii: "_"): return "\u{A0}"
    case UInt8(ascii: "L"): return "\u{2028}"
    case UInt8(ascii: "P"): return "\u{2029}"
    case UInt8(ascii: "x"): return try readHexadecimal(digits: 2)
    case UInt8(ascii: "u"): return try readHexadecimal(digits: 4)
    case UInt8(ascii: "U"): return try readHexadecimal(digits: 8)
    default: throw UnsupportedSyntax()
    }
  }

  private mutating func readHexadecimal(digits: Int) throws(UnsupportedSyntax) -> Unicode.Scalar {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard index < bytes.count, let digit = bytes[index].hexadecimalDigit else { throw UnsupportedSyntax() }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    guard let scalar = Unicode.Scalar(value) else { throw UnsupportedSyntax() }
    return scalar
  }
}

extension YAMLParser {
  /// Reads a literal (`|`) or folded (`>`) block; the parser stops at the first less indented content, before any
  /// comment.
  mutating func readBlockScalar(inside outer: Int) throws(UnsupportedSyntax) -> String {
    let isFolded = bytes[index] == UInt8(ascii: ">")
    index += 1
    let header = try readBlockHeader()
    var indent = header.indentation.map { outer + $0 } ?? 0
    scratch.clear()
    var breaks = try skipBlockBreaks(&indent, inside: outer)
    var (endsWithBreak, isIndented) = (false, false)
    while index < bytes.count, column == indent {
      let wasIndented = isIndented
      isIndented = bytes[index] == 0x20 || bytes[index] == 0x09
      if endsWithBreak, isFolded, !wasIndented, !isIndented {
        if breaks == 0 { scratch.append(0x20) }
      } else if endsWithBreak {
        scratch.append(0x0A)
      }
      scratch.append(0x0A, times: breaks)
      let end = ByteWord.next(0x0A, in: bytes, from: index)
      scratch.append(bytes[index..<end])
      index = end
      endsWithBreak = end < bytes.count
      breaks = endsWithBreak ? try skipBlockBreaks(&indent, inside: outer) : 0
    }
    if endsWithBreak, header.chomping != UInt8(ascii: "-") { scratch.append(0x0A) }
    if header.chomping == UInt8(ascii: "+") { scratch.append(0x0A, times: breaks) }
    return pool.text(of: scratch.written)
  }

  /// Reads the header after a block's indicator; the parser stops at its line feed.
  private mutating func readBlockHeader() throws(UnsupportedSyntax) -> (chomping: UInt8?, indentation: Int?) {
    var (chomping, indentation): (UInt8?, Int?) = (nil, nil)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "+") where chomping == nil, UInt8(ascii: "-") where chomping == nil:
        chomping = bytes[index]
      case UInt8(ascii: "1")...UInt8(ascii: "9") where indentation == nil:
        indentation = Int(bytes[index] - UInt8(ascii: "0"))
      default:
        skipSpaces()
        guard index < bytes.count, bytes[index] == 0x0A else { throw UnsupportedSyntax() }
        return (chomping, indentation)
      }
      index += 1
    }
    throw UnsupportedSyntax()
  }

  /// Skips the line break, blank lines, and the indentation of the next content, which sets `indent` if it is 0.
  ///
  /// - Returns: the number of blank lines.
  private mutating func skipBlockBreaks(_ indent: inout Int, inside outer: Int) throws(UnsupportedSyntax)
    -> Int
  {
    var (breaks, widest) = (-1, 0)
    repeat {
      index += 1
      lineStart = index
      breaks += 1
      while index < bytes.count, bytes[index] == 0x20, indent == 0 || column < indent { index += 1 }
      widest = max(widest, column)
    } while index < bytes.count && bytes[index] == 0x0A
    if index < bytes.count, bytes[index] == 0x09, indent == 0 || column < indent { throw UnsupportedSyntax() }
    if indent == 0 { indent = max(widest, outer + 1, 1) }
    return breaks
  }
}
