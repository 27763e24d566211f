/// Lists and maps in flow style.
extension YAMLEvents {
  /// Reads an item of a list, or the list's end.
  mutating func readFlowItem(_ frame: Frame) throws(YAMLSyntaxError) {
    switch try skipComma(frame, before: .flowListEnd, .listEnd, in: .list) {
    case .flowListEnd:
      close(.listEnd, at: scanner.tokenStart)
      scanner.skip()
    case .key:
      expect(.next)
      (kind, offset, name, tag) = (.mapStart, scanner.tokenStart, nil, nil)
      frames.append(Frame(kind: .flowEntry, start: offset))
      scanner.skip()
    default:
      expect(.next)
      try readValue(inBlock: false)
    }
  }

  /// Reads the key, the value, or the end of a map without braces.
  mutating func readFlowEntry(_ frame: Frame) throws(YAMLSyntaxError) {
    let next = try scanner.peek()
    switch frame.expectation {
    case .first:
      expect(.value)
      switch next {
      case .flowListEnd: setNull(at: scanner.tokenStart)
      case .value, .flowEntry:
        // kubectl's parser also consumes the indicator here, and reads a missing key.
        setNull(at: scanner.tokenEnd)
        scanner.skip()
      default: try readValue(inBlock: false)
      }
    case .value:
      expect(.next)
      if next == .value {
        scanner.skip()
        let next = try scanner.peek()
        if next != .flowEntry, next != .flowListEnd { return try readValue(inBlock: false) }
      }
      setNull(at: scanner.tokenStart)
    case .next, .noValue: close(.mapEnd, at: scanner.tokenStart)
    }
  }

  /// Reads a key of a map, or the map's end.
  mutating func readFlowKey(_ frame: Frame) throws(YAMLSyntaxError) {
    switch try skipComma(frame, before: .flowMapEnd, .mapEnd, in: .map) {
    case .flowMapEnd:
      close(.mapEnd, at: scanner.tokenStart)
      scanner.skip()
    case .key:
      expect(.value)
      scanner.skip()
      let next = try scanner.peek()
      if next == .value || next == .flowEntry || next == .flowMapEnd {
        return setNull(at: scanner.tokenStart)
      }
      try readValue(inBlock: false)
    default:
      expect(.noValue)
      try readValue(inBlock: false)
    }
  }

  /// Reads the value of a key.
  mutating func readFlowValue(_ frame: Frame) throws(YAMLSyntaxError) {
    expect(.next)
    if try scanner.peek() == .value, frame.expectation == .value {
      scanner.skip()
      let next = try scanner.peek()
      if next != .flowEntry, next != .flowMapEnd { return try readValue(inBlock: false) }
    }
    setNull(at: scanner.tokenStart)
  }

  /// Skips the comma before an item or key, which only the first one lacks.
  ///
  /// - Returns: the token after it.
  private mutating func skipComma(
    _ frame: Frame, before end: YAMLToken.Kind, _ expectation: YAMLSyntaxError.Expectation,
    in whole: YAMLSyntaxError.Whole
  ) throws(YAMLSyntaxError) -> YAMLToken.Kind {
    let next = try scanner.peek()
    if next == end || frame.expectation == .first { return next }
    guard next == .flowEntry else {
      throw YAMLSyntaxError(expectation, at: scanner.tokenStart, in: whole, from: frame.start)
    }
    scanner.skip()
    return try scanner.peek()
  }
}
