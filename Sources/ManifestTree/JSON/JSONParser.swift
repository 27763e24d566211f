/// The state of the JSON parser: its position and the trees it has built.
struct JSONParser: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  var index: Int
  /// The content of a string that contains escapes.
  var scratch = ByteBuffer(reservingCapacity: 4096)
  var pool = TextPool()
  var builder: TreeBuilder
  private let survey: TextSurvey
  private var documents: [(node: Node, start: Int)] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    builder = TreeBuilder(byteCount: bytes.count)
    survey = TextSurvey(bytes, as: .json)
    index = survey.start
  }

  /// Reads documents up to the end of the bytes or the first syntax error.
  mutating func readDocuments() {
    do throws(SyntaxFault) {
      if let fault = survey.fault { throw fault }
      skipBlanks()
      while index < bytes.count {
        builder.openDocument()
        let start = builder.partCount
        documents.append((try readValue(depth: 0), start))
        skipBlanks()
      }
    } catch {
      builder.report(error)
    }
  }

  /// The documents that were read, with their source positions in `file`.
  consuming func finish(file: String) -> Documents {
    Documents([ParsedTrees(documents, by: builder)], survey, byteCount: bytes.count, file: file)
  }

  private mutating func readValue(depth: Int) throws(SyntaxFault) -> Node {
    builder.addPart(at: index)
    switch peek() {
    case UInt8(ascii: "{"): return try readMap(depth: depth)
    case UInt8(ascii: "["): return try readList(depth: depth)
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "-"): return try readNumber()
    case let digit? where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit): return try readNumber()
    case UInt8(ascii: "t"): return try readWord("true", .bool(true))
    case UInt8(ascii: "f"): return try readWord("false", .bool(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    default: throw unexpected("a value")
    }
  }

  private mutating func readMap(depth: Int) throws(SyntaxFault) -> Node {
    let start = index
    try checkDepth(depth)
    let opening = builder.openMap()
    index += 1
    skipBlanks()
    if take(UInt8(ascii: "}")) { return builder.closeMap(opening) }
    while true {
      guard peek() == UInt8(ascii: "\"") else {
        throw unexpected("a key in double quotes", within: ("map", start))
      }
      builder.addPart(at: index)
      let key = try readString()
      skipBlanks()
      guard take(UInt8(ascii: ":")) else {
        throw unexpected("':' after the key \(ValueDescription.quoting(key))", within: ("map", start))
      }
      skipBlanks()
      builder.addEntry(key, try readValue(depth: depth + 1))
      skipBlanks()
      if take(UInt8(ascii: "}")) { return builder.closeMap(opening) }
      guard take(UInt8(ascii: ",")) else { throw unexpected("',' or '}'", within: ("map", start)) }
      skipBlanks()
    }
  }

  private mutating func readList(depth: Int) throws(SyntaxFault) -> Node {
    let start = index
    try checkDepth(depth)
    let opening = builder.openList()
    index += 1
    skipBlanks()
    if take(UInt8(ascii: "]")) { return builder.closeList(opening) }
    while true {
      builder.addItem(try readValue(depth: depth + 1))
      skipBlanks()
      if take(UInt8(ascii: "]")) { return builder.closeList(opening) }
      guard take(UInt8(ascii: ",")) else { throw unexpected("',' or ']'", within: ("list", start)) }
      skipBlanks()
    }
  }

  private mutating func readWord(_ word: StaticString, _ node: Node) throws(SyntaxFault) -> Node {
    let length = word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer { bytes[index...].starts(with: $0) }
    guard isThere else { throw unexpected("'\(word)'") }
    index += length
    return node
  }

  private func checkDepth(_ depth: Int) throws(SyntaxFault) {
    if depth >= TreeBuilder.maximumDepth { throw .tooDeep(at: index) }
  }
}

extension JSONParser {
  /// The byte at the parser's position; nil at the end.
  func peek() -> UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Consumes `byte` if it is the next byte; returns whether it was.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20: index = ByteWord.end(of: 0x20, in: bytes, from: index)
      case 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  /// The error for input that is not `expected`, inside the map or list that started at `start`.
  func unexpected(_ expected: String, within whole: (kind: String, start: Int)? = nil) -> SyntaxFault {
    let note = whole.map { (message: "the \($0.kind) begins here", offset: $0.start) }
    return SyntaxFault(
      id: index < bytes.count ? SyntaxFault.jsonID : SyntaxFault.cutOffID,
      message: "found \(ValueDescription.describing(bytes, at: index)), expected \(expected)", offset: index,
      note: note)
  }
}
