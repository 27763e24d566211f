extension YAMLScanner {
  /// Reads a literal (`|`) or folded (`>`) block.
  mutating func scanBlock(_ style: YAMLToken.Style) throws(YAMLSyntaxError) {
    try dropPossibleKey()
    allowsKey = true
    var token = YAMLToken(.scalar, index, index)
    token.style = style
    token.text = YAMLText(start: assembled.count, end: assembled.count, isAssembled: true)
    index += 1
    let header = try scanBlockHeader(token.start)
    // 0 until the first line that is not blank.
    var indentation = header.indentation.map { max(indent, 0) + $0 } ?? 0
    var lineBreak = 0..<0
    var wasIndented = false
    var blankLines = try skipBlankLines(&indentation, token.start)
    while index < bytes.count, index - lineStart == indentation {
      let isIndented = isBlank(at: index)
      if style == .folded, lineBreak.count == 1 || lineBreak.count == 2, !wasIndented, !isIndented {
        if !hasBreak(in: blankLines) { assembled.append(0x20) }
      } else {
        appendBreaks(in: lineBreak)
      }
      appendBreaks(in: blankLines)
      wasIndented = isIndented
      let end = endOfLine(from: index)
      assembled.append(bytes[index..<end])
      index = end
      lineBreak = index..<(index + breakLength(at: index))
      if !lineBreak.isEmpty { endLine(lineBreak.count) }
      blankLines = try skipBlankLines(&indentation, token.start)
    }
    if header.chomping != UInt8(ascii: "-") { appendBreaks(in: lineBreak) }
    if header.chomping == UInt8(ascii: "+") { appendBreaks(in: blankLines) }
    token.text.end = assembled.count
    token.end = index
    add(token)
  }

  /// Reads the indicators after `|` or `>` and the rest of their line.
  private mutating func scanBlockHeader(
    _ start: Int
  ) throws(YAMLSyntaxError) -> (chomping: UInt8?, indentation: Int?) {
    var (chomping, indentation): (UInt8?, Int?) = (nil, nil)
    header: while true {
      switch byte {
      case UInt8(ascii: "+") where chomping == nil, UInt8(ascii: "-") where chomping == nil: chomping = byte
      case UInt8(ascii: "0") where indentation == nil:
        throw YAMLSyntaxError(.blockIndentation, at: index, in: .block, from: start)
      case UInt8(ascii: "1")...UInt8(ascii: "9") where indentation == nil:
        indentation = Int(byte - UInt8(ascii: "0"))
      default: break header
      }
      index += 1
    }
    try skipToLineEnd(in: .block, from: start)
    return (chomping, indentation)
  }

  /// Skips blank lines and the indentation of the next line, which sets `indentation` if it is 0.
  ///
  /// - Returns: the part of the file with the line breaks of the blank lines.
  private mutating func skipBlankLines(
    _ indentation: inout Int, _ start: Int
  ) throws(YAMLSyntaxError) -> Range<Int> {
    let first = index
    var widest = 0
    while true {
      while byte == 0x20, indentation == 0 || index - lineStart < indentation { index += 1 }
      widest = max(widest, index - lineStart)
      if byte == 0x09, indentation == 0 || index - lineStart < indentation {
        throw YAMLSyntaxError(.indentation, at: index, in: .block, from: start)
      }
      let length = breakLength(at: index)
      if length == 0 { break }
      endLine(length)
    }
    if indentation == 0 { indentation = max(widest, indent + 1, 1) }
    return first..<index
  }

  private func hasBreak(in part: Range<Int>) -> Bool {
    part.contains { breakLength(at: $0) > 0 }
  }
}
