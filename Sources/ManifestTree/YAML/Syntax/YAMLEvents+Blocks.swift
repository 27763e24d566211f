/// Lists and maps in block style.
extension YAMLEvents {
  /// Reads an item of a list, or the list's end.
  mutating func readBlockItem(_ frame: Frame) throws(YAMLSyntaxError) {
    switch try scanner.peek() {
    case .item:
      let end = scanner.tokenEnd
      scanner.skip()
      let next = try scanner.peek()
      if next == .item || next == .blockEnd { return setNull(at: end) }
      try readValue(inBlock: true)
    case .blockEnd:
      close(.listEnd, at: scanner.tokenStart)
      scanner.skip()
    default: throw YAMLSyntaxError(.itemInColumn, at: scanner.tokenStart, in: .list, from: frame.start)
    }
  }

  /// Reads an item of a list in the column of the map around it, or the list's end.
  mutating func readItemInColumn() throws(YAMLSyntaxError) {
    guard try scanner.peek() == .item else { return close(.listEnd, at: scanner.tokenStart) }
    let end = scanner.tokenEnd
    scanner.skip()
    switch try scanner.peek() {
    case .item, .key, .value, .blockEnd: setNull(at: end)
    default: try readValue(inBlock: true)
    }
  }

  /// Reads a key of a map, or the map's end.
  mutating func readBlockKey(_ frame: Frame) throws(YAMLSyntaxError) {
    switch try scanner.peek() {
    case .key:
      expect(.value)
      try readKeyOrValue()
    case .blockEnd:
      close(.mapEnd, at: scanner.tokenStart)
      scanner.skip()
    default: throw YAMLSyntaxError(.keyInColumn, at: scanner.tokenStart, in: .map, from: frame.start)
    }
  }

  /// Reads the value of a key.
  mutating func readBlockValue() throws(YAMLSyntaxError) {
    expect(.next)
    guard try scanner.peek() == .value else { return setNull(at: scanner.tokenStart) }
    try readKeyOrValue()
  }

  /// Reads the content after the indicator of a key or value.
  private mutating func readKeyOrValue() throws(YAMLSyntaxError) {
    let end = scanner.tokenEnd
    scanner.skip()
    switch try scanner.peek() {
    case .key, .value, .blockEnd: setNull(at: end)
    default: try readValue(inBlock: true, allowsListInColumn: true)
    }
  }
}
