internal import CYaml

/// The state of reading YAML: what familiar text and, for all else, libyaml's events have been put together to.
struct YAMLParser: ~Copyable {
  /// After so many faults of syntax a file is no manifest, and reading ends.
  private static let maximumRestarts = 100

  let bytes: UnsafeBufferPointer<UInt8>
  /// How many of the bytes the file has: all, or all but the final line feed.
  private let writtenCount: Int
  /// Where the reading of familiar documents stands, and where that line begins.
  var index = 0
  var lineStart = 0
  /// The text of a scalar that is no slice of the file.
  var scratch = ByteBuffer(reservingCapacity: 4096)
  var pool = TextPool()
  var builder: TreeBuilder
  var anchors = YAMLAnchors()
  var documents: [(node: Node, start: Int)] = []
  private let survey: TextSurvey
  /// The depth of the deepest value so far, within the innermost anchor's value if there is one.
  private var deepest = 0
  /// How many lists and maps in flow style are open.
  private var flowDepth = 0

  /// A parser of a text whose last line ends with a line feed, which the file may lack.
  init(_ bytes: UnsafeBufferPointer<UInt8>, writtenCount: Int) {
    self.bytes = bytes
    self.writtenCount = writtenCount
    builder = TreeBuilder(byteCount: bytes.count)
    survey = TextSurvey(bytes, as: .yaml)
  }

  /// Reads all documents.
  mutating func readDocuments(_ strategy: YAMLReader.Strategy) {
    if let fault = survey.fault { return builder.report(fault) }
    var start = survey.start
    if strategy != .events, survey.hasOnlyLineFeeds { start = readFamiliarDocuments(from: start) }
    if strategy != .direct, start < bytes.count { readEvents(from: start) }
  }

  /// Reads the documents from `start` on; after a fault of syntax it goes on at the next document's marker.
  private mutating func readEvents(from start: Int) {
    var start = start
    for _ in 0..<Self.maximumRestarts {
      guard let next = readEventsToFault(from: start) else { return }
      start = next
    }
  }

  /// What has been read, with its places in a file.
  consuming func finish(file: String) -> Documents {
    Documents(documents, by: builder, survey, byteCount: writtenCount, file: file)
  }

  /// - Returns: after a fault of syntax, where the next document begins.
  private mutating func readEventsToFault(from start: Int) -> Int? {
    var documentStart = start
    do throws(SyntaxFault) {
      guard var events = YAMLEvents(bytes, writtenCount: writtenCount, from: start) else {
        throw .outOfMemory(at: start)
      }
      while true {
        try events.advance()
        switch events.kind {
        case YAML_STREAM_END_EVENT: return nil
        case YAML_DOCUMENT_START_EVENT:
          documentStart = events.offset()
          anchors.forgetAll()
          flowDepth = 0
          checkStart(of: events, at: documentStart)
          try events.advance()
          builder.openDocument()
          let part = builder.partCount
          documents.append((try readValue(&events, depth: 0), part))
        default: break
        }
      }
    } catch {
      builder.report(error)
      return nextMarker(after: max(documentStart, error.offset - 1))
    }
  }

  /// Reports what `kubectl` does not read at a document's start: a directive, and content behind the marker.
  private mutating func checkStart(of events: borrowing YAMLEvents, at offset: Int) {
    if events.hasDirectives { return builder.report(.directive(at: offset)) }
    guard bytes[offset...].starts(with: "---".utf8) else { return }
    var index = offset + 3
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard index < bytes.count, ![0x0A, 0x0D, UInt8(ascii: "#")].contains(bytes[index]) else { return }
    builder.report(.contentBehindMarker(ValueDescription.describing(bytes, at: index), at: index))
  }

  /// The next `---` at the start of a line.
  private func nextMarker(after offset: Int) -> Int? {
    var index = offset
    while index + 3 < bytes.count {
      if bytes[index] == 0x0A, bytes[(index + 1)...].starts(with: "---".utf8),
        index + 4 == bytes.count || [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index + 4])
      {
        return index + 1
      }
      index += 1
    }
    return nil
  }
}

extension YAMLParser {
  /// Reads a value with all below; the events stand at its first and go to the one after its last.
  private mutating func readValue(_ events: inout YAMLEvents, depth: Int) throws(SyntaxFault) -> Node {
    let offset = events.offset()
    if events.kind == YAML_ALIAS_EVENT {
      let node = try readAlias(to: events.anchor ?? "", at: offset, depth: depth)
      try events.advance()
      return node
    }
    guard let anchor = events.anchor else { return try readContent(&events, at: offset, depth: depth) }
    let firstPart = builder.partCount
    let outerDepth = deepest
    deepest = depth
    anchors.open(anchor)
    let node = try readContent(&events, at: offset, depth: depth)
    anchors.close(anchor, node, partCount: builder.partCount - firstPart, height: deepest - depth)
    deepest = max(deepest, outerDepth)
    return node
  }

  private mutating func readContent(
    _ events: inout YAMLEvents, at offset: Int, depth: Int
  ) throws(SyntaxFault) -> Node {
    try reach(depth, at: offset)
    builder.addPart(at: offset)
    switch events.kind {
    case YAML_SCALAR_EVENT:
      let node = readScalar(&events, at: offset)
      try events.advance()
      return node
    case YAML_SEQUENCE_START_EVENT:
      check(events.tag, allows: .list, at: offset)
      let isFlow = events.isFlow
      flowDepth += isFlow ? 1 : 0
      let node = try readList(&events, depth: depth)
      flowDepth -= isFlow ? 1 : 0
      return node
    default:
      check(events.tag, allows: .map, at: offset)
      let isFlow = events.isFlow
      flowDepth += isFlow ? 1 : 0
      let node = try readMap(&events, depth: depth)
      flowDepth -= isFlow ? 1 : 0
      return node
    }
  }

  private mutating func reach(_ depth: Int, at offset: Int) throws(SyntaxFault) {
    if depth > TreeBuilder.maximumDepth { throw .tooDeep(at: offset) }
    deepest = max(deepest, depth)
  }

  private mutating func readList(_ events: inout YAMLEvents, depth: Int) throws(SyntaxFault) -> Node {
    let opening = builder.openList()
    try events.advance()
    while events.kind != YAML_SEQUENCE_END_EVENT {
      builder.addItem(try readValue(&events, depth: depth + 1))
    }
    try events.advance()
    return builder.closeList(opening)
  }

  private mutating func readMap(_ events: inout YAMLEvents, depth: Int) throws(SyntaxFault) -> Node {
    let opening = builder.openMap()
    var merges: [TreeBuilder.Merge] = []
    var entryCount = 0
    try events.advance()
    while events.kind != YAML_MAPPING_END_EVENT {
      let offset = events.offset()
      if events.isMergeKey {
        try events.advance()
        merges += try readMerge(&events, at: offset, behind: entryCount, depth: depth + 1)
      } else {
        let key = try readKey(&events, at: offset, depth: depth + 1)
        builder.addEntry(key, try readValue(&events, depth: depth + 1))
        entryCount += 1
      }
    }
    try events.advance()
    return builder.closeMap(opening, merging: merges)
  }

  /// Reads a key, for which one part is kept.
  private mutating func readKey(
    _ events: inout YAMLEvents, at offset: Int, depth: Int
  ) throws(SyntaxFault) -> String {
    builder.addPart(at: offset)
    let node: Node
    if events.kind == YAML_SCALAR_EVENT, events.anchor == nil {
      node = readScalar(&events, at: offset)
      try events.advance()
    } else {
      let part = builder.partCount
      node = try readValue(&events, depth: depth)
      builder.removeParts(from: part)
    }
    if let text = Self.keyText(of: node) { return text }
    builder.report(.unfitKey(node, at: offset))
    return "null"
  }

  /// A scalar as Kubernetes spells it where it is a key; nil if it can be none.
  static func keyText(of node: Node) -> String? {
    switch node {
    case .string(let text): text
    case .int(let value): String(value)
    case .bool(let value): value ? "true" : "false"
    case .double(let value): YAMLScalar.keyText(of: value)
    case .null, .list, .map: nil
    }
  }

  /// Reads what a merge key brings in; it leaves no parts of its own.
  private mutating func readMerge(
    _ events: inout YAMLEvents, at offset: Int, behind entryCount: Int, depth: Int
  ) throws(SyntaxFault) -> [TreeBuilder.Merge] {
    let part = builder.partCount
    let node = try readValue(&events, depth: depth)
    builder.removeParts(from: part)
    let sources = if case .list(let list) = node { list } else { [node] }
    var maps: [TreeBuilder.Merge] = []
    // Of several maps in a list the earlier ones count: they override the later ones.
    for source in sources.reversed() {
      if case .map(let map) = source {
        maps.append(TreeBuilder.Merge(map: map, offset: offset, precedingEntries: entryCount))
      }
    }
    if maps.count < sources.count { builder.report(.unfitMerge(at: offset)) }
    return maps
  }

  /// What an alias stands for; all its parts stand where the alias does.
  private mutating func readAlias(
    to name: String, at offset: Int, depth: Int
  ) throws(SyntaxFault) -> Node {
    switch try anchors.target(of: name, at: offset) {
    case .success(let target):
      try reach(depth + target.height, at: offset)
      for _ in 0..<target.partCount { builder.addPart(at: offset) }
      return target.node
    case .failure(let fault):
      builder.report(fault)
      builder.addPart(at: offset)
      return .null
    }
  }

  private mutating func readScalar(_ events: inout YAMLEvents, at offset: Int) -> Node {
    checkSpelling(of: &events, at: offset)
    let text = events.text
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

  /// Reports what libyaml reads and `kubectl` refuses: `?` in plain text within `{}` or `[]`, and `\/` in quotes.
  private mutating func checkSpelling(of events: inout YAMLEvents, at offset: Int) {
    if events.isPlain {
      guard flowDepth > 0, let place = events.text.firstIndex(of: UInt8(ascii: "?")) else { return }
      builder.report(.questionMarkInFlow(at: min(offset + place, writtenCount)))
    } else if events.isDoubleQuoted, events.text.contains(UInt8(ascii: "/")) {
      let end = min(events.endOffset(), writtenCount)
      var index = offset
      while index + 1 < end {
        if bytes[index] == UInt8(ascii: "\\") {
          if bytes[index + 1] == UInt8(ascii: "/") { return builder.report(.escapedSlash(at: index)) }
          index += 1
        }
        index += 1
      }
    }
  }

  /// Reports the tag of a list or map if it is not the one of its kind.
  private mutating func check(_ name: String?, allows kind: YAMLTag, at offset: Int) {
    guard let name else { return }
    guard let tag = YAMLTag(fullName: name) else { return builder.report(.unknownTag(name, at: offset)) }
    if tag != kind, tag != .nonSpecific { builder.report(.unfitTag(name, at: offset)) }
  }
}
