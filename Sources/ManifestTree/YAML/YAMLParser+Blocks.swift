/// The fast parser found syntax that only the full parser supports.
struct UnsupportedSyntax: Error {}

/// A fast parser for the block style that tools and most people write.
///
/// It does not support rarer syntax (anchors, tags, directives, merge keys, flow style except `{}` and `[]`, tabs next
/// to content) or invalid syntax: it stops, and the full parser, which uses `YAMLEvents`, reads the document from its
/// start. So all errors come from the full parser, and the two parsers differ only in speed.
///
/// Each function that reads a value stops at the first character of the next token, on any line.
extension YAMLParser {
  /// Reads documents up to the first unsupported one, and stops at its start.
  mutating func readDocumentsDirectly() {
    while index < bytes.count {
      let (documentStart, state) = (index, builder.state)
      do throws(UnsupportedSyntax) {
        try readDocumentDirectly()
      } catch {
        builder.returnTo(state)
        (index, lineStart) = (documentStart, documentStart)
        return
      }
    }
  }

  private mutating func readDocumentDirectly() throws(UnsupportedSyntax) {
    try skipToContent()
    let isMarked = standsAt("-")
    if isMarked {
      index += 3
      try skipToNextLine()
    }
    builder.openDocument()
    let part = builder.partCount
    var node: Node?
    if index < bytes.count, !standsAt("-") {
      node = try readNode(inside: -1, mayBeMap: true, depth: 0)
      if index < bytes.count, !standsAt("-") { throw UnsupportedSyntax() }
    } else if isMarked {
      builder.addPart(at: index)
      node = .null
    }
    if let node { documents.append((node, part)) }
  }

  /// Reads the value at the parser's position, inside a map or list in the column `outer`.
  private mutating func readNode(inside outer: Int, mayBeMap: Bool, depth: Int) throws(UnsupportedSyntax)
    -> Node
  {
    if depth > TreeBuilder.maximumDepth { throw UnsupportedSyntax() }
    let start = index
    builder.addPart(at: start)
    let node: Node
    var isPlain = false
    switch bytes[start] {
    case UInt8(ascii: "-") where isBlank(at: start + 1):
      guard mayBeMap else { throw UnsupportedSyntax() }
      return try readList(in: column, depth: depth)
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      guard outer >= 0 else { throw UnsupportedSyntax() }
      node = .string(try readBlockScalar(inside: outer))
      try skipToContent()
      return node
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      node = try readEmptyFlow()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      node = .string(try readQuoted())
    default:
      node = try readPlain(inside: outer)
      isPlain = true
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
      guard mayBeMap else { throw UnsupportedSyntax() }
      return try readMap(in: start - lineStart, from: try key(node, from: start), at: start, depth: depth)
    }
    guard outer >= 0 else { throw UnsupportedSyntax() }
    if isPlain { try skipToContent() } else { try skipToNextLine() }
    return node
  }

  /// Reads the rest of a map after its first key, which starts at `start`.
  private mutating func readMap(
    in column: Int, from firstKey: String, at start: Int, depth: Int
  ) throws(UnsupportedSyntax) -> Node {
    let opening = builder.openMap()
    var (key, start) = (firstKey, start)
    while true {
      builder.addPart(at: start)
      index += 1
      builder.addEntry(key, try readValue(inside: column, allowsListInColumn: true, depth: depth + 1))
      guard try goesOn(in: column) else { return builder.closeMap(opening) }
      start = index
      switch bytes[start] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): key = try self.key(.string(try readQuoted()), from: start)
      case UInt8(ascii: "-") where isBlank(at: start + 1): throw UnsupportedSyntax()
      default: key = try self.key(try readPlain(inside: column), from: start)
      }
    }
  }

  private mutating func readList(in column: Int, depth: Int) throws(UnsupportedSyntax) -> Node {
    let opening = builder.openList()
    repeat {
      index += 1
      builder.addItem(try readValue(inside: column, allowsListInColumn: false, depth: depth + 1))
    } while try goesOn(in: column) && bytes[index] == UInt8(ascii: "-") && isBlank(at: index + 1)
    return builder.closeList(opening)
  }

  /// Reads the value after a map's colon or a list's dash.
  private mutating func readValue(
    inside outer: Int, allowsListInColumn: Bool, depth: Int
  ) throws(UnsupportedSyntax) -> Node {
    let start = index
    skipSpaces()
    if index < bytes.count, bytes[index] != 0x0A, bytes[index] != UInt8(ascii: "#") {
      return try readNode(inside: outer, mayBeMap: !allowsListInColumn, depth: depth)
    }
    try skipToContent()
    if index < bytes.count {
      if column > outer { return try readNode(inside: outer, mayBeMap: true, depth: depth) }
      if allowsListInColumn, column == outer, bytes[index] == UInt8(ascii: "-"), isBlank(at: index + 1) {
        if depth > TreeBuilder.maximumDepth { throw UnsupportedSyntax() }
        builder.addPart(at: index)
        return try readList(in: column, depth: depth)
      }
    }
    builder.addPart(at: start)
    return .null
  }

  /// The string of a key; the parser is after the key, which began at `start` on the same line.
  private func key(_ node: Node, from start: Int) throws(UnsupportedSyntax) -> String {
    // A key without `?` ends within 1024 characters; the full parser checks keys near this limit.
    guard start >= lineStart, index - start <= 1000, index < bytes.count, bytes[index] == UInt8(ascii: ":"),
      isBlank(at: index + 1), let text = Self.keyText(of: node)
    else { throw UnsupportedSyntax() }
    return text
  }

  private mutating func readEmptyFlow() throws(UnsupportedSyntax) -> Node {
    // In ASCII, the code of a closing bracket is the opening bracket's code plus two.
    guard index + 1 < bytes.count, bytes[index + 1] == bytes[index] + 2 else { throw UnsupportedSyntax() }
    index += 2
    return bytes[index - 1] == UInt8(ascii: "}") ? .map(NodeMap()) : .list([])
  }
}

extension YAMLParser {
  /// The number of characters before the parser on its line, if these are ASCII.
  var column: Int { index - lineStart }

  /// Whether there is a space, a tab, a line end, or the end of the file at `place`.
  func isBlank(at place: Int) -> Bool {
    place >= bytes.count || bytes[place] == 0x20 || bytes[place] == 0x0A || bytes[place] == 0x09
  }

  /// Whether the parser is at a document marker: three of these bytes at the start of a line, followed by a blank.
  func standsAt(_ mark: Unicode.Scalar) -> Bool {
    index == lineStart && index + 2 < bytes.count && bytes[index] == UInt8(ascii: mark)
      && bytes[index + 1] == UInt8(ascii: mark) && bytes[index + 2] == UInt8(ascii: mark)
      && isBlank(at: index + 3)
  }

  /// Whether the map or list in a column continues: it ends before content in a smaller column, at a document marker, and
  /// at the end of the file.
  private func goesOn(in column: Int) throws(UnsupportedSyntax) -> Bool {
    if index == bytes.count || self.column < column { return false }
    if self.column > column { throw UnsupportedSyntax() }
    return !standsAt("-")
  }

  mutating func skipSpaces() { index = ByteWord.end(of: 0x20, in: bytes, from: index) }

  /// Skips spaces, line breaks, and comments.
  private mutating func skipToContent() throws(UnsupportedSyntax) {
    while true {
      skipSpaces()
      guard index < bytes.count else { return }
      switch bytes[index] {
      case 0x0A:
        index += 1
        lineStart = index
      case UInt8(ascii: "#"): index = ByteWord.next(0x0A, in: bytes, from: index)
      case 0x09: throw UnsupportedSyntax()
      default: return
      }
    }
  }

  /// Advances to the next content, which must be on another line.
  private mutating func skipToNextLine() throws(UnsupportedSyntax) {
    let line = lineStart
    try skipToContent()
    if index < bytes.count, lineStart == line { throw UnsupportedSyntax() }
  }
}
