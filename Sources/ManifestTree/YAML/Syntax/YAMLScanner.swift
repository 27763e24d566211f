/// Splits YAML into tokens.
///
/// Whether a value is a key is known only at the `:` after it. Until then, its first token stays in a queue, and the
/// scanner marks it when it reaches the colon. A key without `?` ends on its line and within 1024 characters, so the
/// queue stays short.
///
/// The bytes must have passed `TextSurvey`, so a byte 0 always means the end.
struct YAMLScanner: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether line feeds are the only line breaks.
  let hasOnlyLineFeeds: Bool
  private let isASCII: Bool

  /// The position of the scanner.
  var index: Int
  private(set) var lineStart: Int
  /// The number of line breaks before the position.
  private var line = 0

  /// The start of the line after the last document marker.
  private(set) var documentStart = -1

  /// The number of open flow lists and maps.
  private(set) var flowLevel = 0
  /// The column of the innermost block list or map; -1 outside all of them.
  private(set) var indent = -1
  /// The columns of the outer block lists and maps.
  private var outerIndents: [Int] = []
  /// Whether a key may start at the position.
  var allowsKey = true
  /// The possible key of each flow level.
  private var keys = [PossibleKey?](repeating: nil, count: 1)

  /// The tokens from `head` on are not consumed yet.
  private var tokens: [YAMLToken] = []
  private var head = 0
  private var hasEnded = false
  /// The text of tokens that is not a slice of the file.
  var assembled = ByteBuffer(reservingCapacity: 4096)

  /// The line in which characters are counted, the end of the counted bytes, and the number of those that do not start
  /// a character.
  private var counted = (line: -1, end: 0, continuations: 0)

  /// A token that is the start of a key if a colon follows.
  private struct PossibleKey {
    /// The index among the tokens.
    var token: Int
    var start: Int
    var line: Int
    var column: Int
    /// Whether anything but a key is an error, because the token is in the column of the keys before it.
    var isRequired: Bool
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ survey: borrowing TextSurvey, from start: Int) {
    self.bytes = bytes
    hasOnlyLineFeeds = survey.hasOnlyLineFeeds
    isASCII = survey.isASCII
    index = start
    lineStart = start
  }
}

extension YAMLScanner {
  /// The kind of the next token.
  mutating func peek() throws(YAMLSyntaxError) -> YAMLToken.Kind {
    while try needsToken() { try scanToken() }
    return tokens[head].opensMap ? .blockMapStart : tokens[head].isKey ? .key : tokens[head].kind
  }

  /// The token of which `peek` returned the kind.
  var token: YAMLToken { tokens[head] }

  /// The offset of the next token.
  var tokenStart: Int { tokens[head].start }

  /// The offset after the next token.
  var tokenEnd: Int { tokens[head].isKey ? tokens[head].start : tokens[head].end }

  /// Consumes the token of which `peek` returned the kind.
  mutating func skip() {
    if tokens[head].opensMap {
      tokens[head].opensMap = false
    } else if tokens[head].isKey {
      tokens[head].isKey = false
    } else if tokens[head].kind != .streamEnd {
      head += 1
    }
  }

  /// The bytes of `text`; they are valid until the next token is read.
  func content(of text: YAMLText) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: (text.isAssembled ? assembled.written : bytes)[text.start..<text.end])
  }

  private mutating func needsToken() throws(YAMLSyntaxError) -> Bool {
    if head == tokens.count {
      tokens.removeAll(keepingCapacity: true)
      head = 0
      assembled.clear()
      return true
    }
    try checkRequiredKey()
    guard let level = tokens[head].keyLevel, level < keys.count, let key = keys[level] else { return false }
    return key.token == head && isPossible(key)
  }

  mutating func add(_ token: YAMLToken) { tokens.append(token) }
}

// MARK: Keys

extension YAMLScanner {
  /// The maximum length of a key without `?`, in characters.
  private static let longestKey = 1024

  private mutating func isPossible(_ key: PossibleKey) -> Bool {
    key.line == line && (index - key.start <= Self.longestKey || column - key.column <= Self.longestKey)
  }

  /// Reports a value in the column of keys that is not followed by a colon.
  mutating func checkRequiredKey() throws(YAMLSyntaxError) {
    if let key = keys[0], key.isRequired, !isPossible(key) {
      throw YAMLSyntaxError(.keyWithColon, at: key.start)
    }
  }

  /// Records that the token that is added next may be the start of a key.
  ///
  /// - Returns: the flow level of that key; nil if no key may start here.
  mutating func beginPossibleKey() throws(YAMLSyntaxError) -> Int? {
    guard allowsKey else { return nil }
    try dropPossibleKey()
    let column = column
    keys[flowLevel] = PossibleKey(
      token: tokens.count, start: index, line: line, column: column,
      isRequired: flowLevel == 0 && indent == column)
    return flowLevel
  }

  /// Records that no key of this flow level is possible anymore.
  mutating func dropPossibleKey() throws(YAMLSyntaxError) {
    if let key = keys[flowLevel], key.isRequired { throw YAMLSyntaxError(.keyWithColon, at: key.start) }
    keys[flowLevel] = nil
  }

  /// Marks the token before a colon as the start of a key.
  ///
  /// - Returns: false if there is no such token.
  mutating func markKey() -> Bool {
    guard let key = keys[flowLevel], isPossible(key) else { return false }
    tokens[key.token].isKey = true
    tokens[key.token].opensMap = openIndent(key.column)
    keys[flowLevel] = nil
    return true
  }
}

// MARK: Nesting

extension YAMLScanner {
  mutating func enterFlow() {
    keys.append(nil)
    flowLevel += 1
  }

  mutating func leaveFlow() {
    guard flowLevel > 0 else { return }
    keys.removeLast()
    flowLevel -= 1
  }

  /// Begins a block list or map if `column` is right of the innermost one, outside of flow style; returns whether it did.
  mutating func openIndent(_ column: Int) -> Bool {
    guard flowLevel == 0, column > indent else { return false }
    outerIndents.append(indent)
    indent = column
    return true
  }

  /// Ends all block lists and maps right of `column`.
  mutating func closeIndents(rightOf column: Int) {
    guard flowLevel == 0 else { return }
    while indent > column, let outer = outerIndents.popLast() {
      add(YAMLToken(.blockEnd, index, index))
      indent = outer
    }
  }

  /// Records that the position is at the end of a document marker.
  mutating func beginDocument() { documentStart = ByteWord.next(0x0A, in: bytes, from: index) + 1 }

  /// Skips a byte order mark at the start of the line after a document marker; it does not count as a column.
  mutating func skipByteOrderMark() {
    guard index == documentStart, bytes[index...].starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    index += 3
    lineStart = index
  }

  /// Adds the token at the end of the stream, after which there is no other.
  mutating func addStreamEnd() {
    hasEnded = true
    add(YAMLToken(.streamEnd, index, index))
  }
}

// MARK: Positions

extension YAMLScanner {
  /// The byte at an offset; 0 after the end.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// The byte at the position; 0 at the end.
  var byte: UInt8 {
    @inline(__always) get { byte(at: index) }
  }

  /// The number of characters before the position on its line.
  var column: Int {
    mutating get {
      if isASCII { return index - lineStart }
      if counted.line != lineStart { counted = (lineStart, lineStart, 0) }
      while counted.end < index {
        if bytes[counted.end] & 0xC0 == 0x80 { counted.continuations += 1 }
        counted.end += 1
      }
      return index - lineStart - counted.continuations
    }
  }

  /// Advances over a line break of `length` bytes.
  mutating func endLine(_ length: Int) {
    index += length
    lineStart = index
    line += 1
  }
}
