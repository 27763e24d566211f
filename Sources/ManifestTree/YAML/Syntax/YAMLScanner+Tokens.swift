extension YAMLScanner {
  /// Reads the next token, and the ends of block lists and maps before it.
  mutating func scanToken() throws(YAMLSyntaxError) {
    skipToToken()
    try checkRequiredKey()
    let isAtLineStart = index == lineStart
    closeIndents(rightOf: flowLevel == 0 ? column : 0)
    switch byte {
    case 0: return try scanStreamEnd()
    case UInt8(ascii: "%") where isAtLineStart: return try scanDirective()
    case UInt8(ascii: "-") where isAtLineStart && isMarker(at: index): return try scanMarker(.documentStart)
    case UInt8(ascii: ".") where isAtLineStart && isMarker(at: index): return try scanMarker(.documentEnd)
    case UInt8(ascii: "["): return try scanFlowStart(.flowListStart)
    case UInt8(ascii: "{"): return try scanFlowStart(.flowMapStart)
    case UInt8(ascii: "]"): return try scanFlowEnd(.flowListEnd)
    case UInt8(ascii: "}"): return try scanFlowEnd(.flowMapEnd)
    case UInt8(ascii: ","):
      try dropPossibleKey()
      return scanIndicator(.flowEntry, allowingKey: true)
    case UInt8(ascii: "-") where isBlankOrEnd(at: index + 1): return try scanItem()
    case UInt8(ascii: "?") where flowLevel > 0 || isBlankOrEnd(at: index + 1): return try scanKey()
    case UInt8(ascii: ":") where flowLevel > 0 || isBlankOrEnd(at: index + 1): return try scanValue()
    case UInt8(ascii: "*"): return try scanName(.alias)
    case UInt8(ascii: "&"): return try scanName(.anchor)
    case UInt8(ascii: "!"): return try scanTag()
    case UInt8(ascii: "|") where flowLevel == 0: return try scanBlock(.literal)
    case UInt8(ascii: ">") where flowLevel == 0: return try scanBlock(.folded)
    case UInt8(ascii: "'"): return try scanQuoted(.singleQuoted)
    case UInt8(ascii: "\""): return try scanQuoted(.doubleQuoted)
    case 0x09, UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"),
      UInt8(ascii: "@"), UInt8(ascii: "`"):
      throw YAMLSyntaxError(.valueStart, at: index)
    default: return try scanPlain()
    }
  }

  private mutating func scanIndicator(_ kind: YAMLToken.Kind, length: Int = 1, allowingKey: Bool) {
    allowsKey = allowingKey
    add(YAMLToken(kind, index, index + length))
    index += length
  }

  private mutating func scanStreamEnd() throws(YAMLSyntaxError) {
    closeIndents(rightOf: -1)
    try dropPossibleKey()
    allowsKey = false
    addStreamEnd()
  }

  private mutating func scanMarker(_ kind: YAMLToken.Kind) throws(YAMLSyntaxError) {
    closeIndents(rightOf: -1)
    try dropPossibleKey()
    scanIndicator(kind, length: 3, allowingKey: false)
    if kind == .documentStart { beginDocument() }
  }

  private mutating func scanFlowStart(_ kind: YAMLToken.Kind) throws(YAMLSyntaxError) {
    var token = YAMLToken(kind, index, index + 1)
    token.keyLevel = try beginPossibleKey()
    enterFlow()
    allowsKey = true
    index += 1
    add(token)
  }

  private mutating func scanFlowEnd(_ kind: YAMLToken.Kind) throws(YAMLSyntaxError) {
    try dropPossibleKey()
    leaveFlow()
    scanIndicator(kind, allowingKey: false)
  }

  /// Scans a list item.
  ///
  /// In flow style, the parser rejects the item, because its message names the list or map.
  private mutating func scanItem() throws(YAMLSyntaxError) {
    try openBlock(.blockListStart, else: .noItem)
    try dropPossibleKey()
    scanIndicator(.item, allowingKey: true)
  }

  private mutating func scanKey() throws(YAMLSyntaxError) {
    try openBlock(.blockMapStart, else: .noKey)
    try dropPossibleKey()
    scanIndicator(.key, allowingKey: flowLevel == 0)
  }

  private mutating func scanValue() throws(YAMLSyntaxError) {
    if markKey() { return scanIndicator(.value, allowingKey: false) }
    try openBlock(.blockMapStart, else: .noSecondKey)
    scanIndicator(.value, allowingKey: flowLevel == 0)
  }

  /// Begins a block list or map at the position, unless it has begun before.
  private mutating func openBlock(
    _ kind: YAMLToken.Kind, else expectation: YAMLSyntaxError.Expectation
  ) throws(YAMLSyntaxError) {
    guard flowLevel == 0 else { return }
    guard allowsKey else { throw YAMLSyntaxError(expectation, at: index) }
    if openIndent(column) { add(YAMLToken(kind, index, index)) }
  }
}
