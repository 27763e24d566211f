/// The state of the YAML parser: the trees built by the fast parser and from YAML's events.
struct YAMLParser: ~Copyable {
  /// After this number of syntax errors, reading stops: the file is not a manifest.
  private static let maximumRestarts = 100

  let bytes: UnsafeBufferPointer<UInt8>
  /// The number of bytes in the file: all, or all except the appended line feed.
  private let writtenCount: Int
  /// The position of the fast parser, and the start of that line.
  var index = 0
  var lineStart = 0
  /// The content of a scalar that is not a slice of the file.
  var scratch = ByteBuffer(reservingCapacity: 4096)
  var pool = TextPool()
  var builder: TreeBuilder
  var anchors = YAMLAnchors()
  var documents: [(node: Node, start: Int)] = []
  private let survey: TextSurvey
  /// The maximum depth so far, inside the innermost anchored value if there is one.
  private var deepest = 0
  /// The number of bytes of all scalars so far, including those that aliases repeat.
  private var textCount = 0

  /// Creates a parser for the first bytes of a file, which must end with a line feed; the caller may have appended it.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ survey: TextSurvey, from start: Int, writtenCount: Int) {
    self.bytes = bytes
    self.survey = survey
    self.writtenCount = writtenCount
    index = start
    lineStart = start
    builder = TreeBuilder(byteCount: bytes.count - start)
  }

  /// Reads the documents from the parser's position on.
  mutating func readDocuments(_ strategy: YAMLReader.Strategy) {
    if let fault = survey.fault { return builder.report(fault) }
    if strategy != .events, survey.hasOnlyLineFeeds { readDocumentsDirectly() }
    if strategy != .direct, index < bytes.count { readEvents(from: index) }
  }

  /// Reads the documents from `start` on; after a syntax error, it continues at the next document marker.
  private mutating func readEvents(from start: Int) {
    var start = start
    for _ in 0..<Self.maximumRestarts {
      guard let next = readEventsToFault(from: start) else { return }
      start = next
    }
  }

  /// The documents that were read.
  consuming func finish() -> ParsedTrees { ParsedTrees(documents, by: builder) }

  /// - Returns: after a syntax error, the start of the next document; nil if no document follows.
  private mutating func readEventsToFault(from start: Int) -> Int? {
    var documentStart = start
    do throws(SyntaxFault) {
      var events = YAMLEvents(bytes, survey, from: start)
      while true {
        try advance(&events)
        switch events.kind {
        case .streamEnd: return nil
        case .documentStart:
          documentStart = events.offset
          anchors.forgetAll()
          checkStart(of: events, at: documentStart)
          try advance(&events)
          builder.openDocument()
          let part = builder.partCount
          documents.append((try readValue(&events, depth: 0), part))
        default: break
        }
      }
    } catch {
      builder.report(error)
      return Self.nextMarker(in: bytes, after: max(documentStart, error.offset - 1))
    }
  }

  private mutating func advance(_ events: inout YAMLEvents) throws(SyntaxFault) {
    do throws(YAMLSyntaxError) {
      try events.advance()
    } catch {
      throw SyntaxFault(error, in: UnsafeBufferPointer(rebasing: bytes[..<writtenCount]))
    }
  }

  /// Reports what `kubectl` rejects at the start of a document: a directive, and content after the marker.
  private mutating func checkStart(of events: borrowing YAMLEvents, at offset: Int) {
    if events.hasDirectives {
      let name = bytes[offset...].prefix { $0 > 0x20 }
      return builder.report(.directive(String(decoding: name, as: UTF8.self), at: offset))
    }
    guard bytes[offset...].starts(with: "---".utf8) else { return }
    var index = offset + 3
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard index < bytes.count, ![0x0A, 0x0D, UInt8(ascii: "#")].contains(bytes[index]) else { return }
    builder.report(.contentBehindMarker(ValueDescription.describing(bytes, at: index), at: index))
  }

  /// The next `---` at the start of a line.
  static func nextMarker(in bytes: UnsafeBufferPointer<UInt8>, after offset: Int) -> Int? {
    var index = ByteWord.next(0x0A, in: bytes, from: offset)
    while index + 3 < bytes.count {
      if bytes[(index + 1)...].starts(with: "---".utf8),
        index + 4 == bytes.count || [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index + 4])
      {
        return index + 1
      }
      index = ByteWord.next(0x0A, in: bytes, from: index + 1)
    }
    return nil
  }
}

extension YAMLParser {
  /// Reads a value with all nested values, and advances to the event after it.
  private mutating func readValue(_ events: inout YAMLEvents, depth: Int) throws(SyntaxFault) -> Node {
    let offset = events.offset
    if events.kind == .alias {
      let node = try readAlias(to: events.anchor ?? "", at: offset, depth: depth)
      try advance(&events)
      return node
    }
    guard let anchor = events.anchor else { return try readContent(&events, at: offset, depth: depth) }
    let (firstPart, firstByte) = (builder.partCount, textCount)
    let outerDepth = deepest
    deepest = depth
    anchors.open(anchor)
    let node = try readContent(&events, at: offset, depth: depth)
    anchors.close(
      anchor,
      YAMLAnchors.Target(
        node: node, partCount: builder.partCount - firstPart, byteCount: textCount - firstByte,
        height: deepest - depth))
    deepest = max(deepest, outerDepth)
    return node
  }

  private mutating func readContent(
    _ events: inout YAMLEvents, at offset: Int, depth: Int
  ) throws(SyntaxFault) -> Node {
    try reach(depth, at: offset)
    builder.addPart(at: offset)
    switch events.kind {
    case .scalar:
      let node = readScalar(&events, at: offset)
      try advance(&events)
      return node
    case .listStart:
      check(events.tag, allows: .list, at: offset)
      return try readList(&events, depth: depth)
    default:
      check(events.tag, allows: .map, at: offset)
      return try readMap(&events, depth: depth)
    }
  }

  private mutating func reach(_ depth: Int, at offset: Int) throws(SyntaxFault) {
    if depth > TreeBuilder.maximumDepth { throw .tooDeep(at: offset) }
    deepest = max(deepest, depth)
  }

  private mutating func readList(_ events: inout YAMLEvents, depth: Int) throws(SyntaxFault) -> Node {
    let opening = builder.openList()
    try advance(&events)
    while events.kind != .listEnd {
      builder.addItem(try readValue(&events, depth: depth + 1))
    }
    try advance(&events)
    return builder.closeList(opening)
  }

  private mutating func readMap(_ events: inout YAMLEvents, depth: Int) throws(SyntaxFault) -> Node {
    let opening = builder.openMap()
    var merges: [TreeBuilder.Merge] = []
    var entryCount = 0
    try advance(&events)
    while events.kind != .mapEnd {
      let offset = events.offset
      if events.isMergeKey {
        try advance(&events)
        merges += try readMerge(&events, at: offset, behind: entryCount, depth: depth + 1)
      } else {
        let key = try readKey(&events, at: offset, depth: depth + 1)
        builder.addEntry(key, try readValue(&events, depth: depth + 1))
        entryCount += 1
      }
    }
    try advance(&events)
    return builder.closeMap(opening, merging: merges)
  }

  /// Reads a key, for which one part is recorded.
  private mutating func readKey(
    _ events: inout YAMLEvents, at offset: Int, depth: Int
  ) throws(SyntaxFault) -> String {
    builder.addPart(at: offset)
    let node: Node
    if events.kind == .scalar, events.anchor == nil {
      node = readScalar(&events, at: offset)
      try advance(&events)
    } else {
      let part = builder.partCount
      node = try readValue(&events, depth: depth)
      builder.removeParts(from: part)
    }
    if let text = Self.keyText(of: node) { return text }
    builder.report(.unfitKey(node, at: offset))
    return "null"
  }

  /// The key string that Kubernetes uses for a scalar; nil if it cannot be a key.
  static func keyText(of node: Node) -> String? {
    switch node {
    case .string(let text): text
    case .int(let value): String(value)
    case .bool(let value): value ? "true" : "false"
    case .double(let value): YAMLScalar.keyText(of: value)
    case .null, .list, .map: nil
    }
  }

  /// Reads the value of a merge key; it records no parts of its own.
  private mutating func readMerge(
    _ events: inout YAMLEvents, at offset: Int, behind entryCount: Int, depth: Int
  ) throws(SyntaxFault) -> [TreeBuilder.Merge] {
    let part = builder.partCount
    let node = try readValue(&events, depth: depth)
    builder.removeParts(from: part)
    let sources = if case .list(let list) = node { list } else { [node] }
    var maps: [TreeBuilder.Merge] = []
    // In a list of maps, earlier maps override later ones.
    for source in sources.reversed() {
      if case .map(let map) = source {
        maps.append(TreeBuilder.Merge(map: map, offset: offset, precedingEntries: entryCount))
      }
    }
    if maps.count < sources.count { builder.report(.unfitMerge(at: offset)) }
    return maps
  }

  /// Reads an alias; all parts of its value get the position of the alias.
  private mutating func readAlias(
    to name: String, at offset: Int, depth: Int
  ) throws(SyntaxFault) -> Node {
    switch try anchors.target(of: name, at: offset) {
    case .success(let target):
      try reach(depth + target.height, at: offset)
      for _ in 0..<target.partCount { builder.addPart(at: offset) }
      textCount += target.byteCount
      return target.node
    case .failure(let fault):
      builder.report(fault)
      builder.addPart(at: offset)
      return .null
    }
  }

  private mutating func readScalar(_ events: inout YAMLEvents, at offset: Int) -> Node {
    if let place = events.rejectedCharacter {
      builder.report(.rejectedCharacter(bytes[place], at: place))
    }
    let text = events.text
    textCount += text.count
    if let name = events.tag {
      guard let tag = YAMLTag(fullName: name) else {
        builder.report(.unknownTag(name, at: offset))
        return .string(pool.text(of: text))
      }
      if let value = tag.value(of: text) { return value }
      builder.report(.unfitTag(name, at: offset))
      return .null
    }
    guard events.isPlain, let value = YAMLScalar.value(of: text) else { return .string(pool.text(of: text)) }
    if case .double(let number) = value, !number.isFinite { builder.report(.notFinite(text, at: offset)) }
    return value
  }

  /// Reports the tag of a list or map if it is not the tag of its type.
  private mutating func check(_ name: String?, allows kind: YAMLTag, at offset: Int) {
    guard let name else { return }
    guard let tag = YAMLTag(fullName: name) else { return builder.report(.unknownTag(name, at: offset)) }
    if tag != kind, tag != .nonSpecific { builder.report(.unfitTag(name, at: offset)) }
  }
}
