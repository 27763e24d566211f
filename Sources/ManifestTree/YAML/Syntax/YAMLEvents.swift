/// The structure of YAML, one event at a time: starts and ends of documents, lists, and maps, scalars, and aliases.
struct YAMLEvents: ~Copyable {
  enum Kind: UInt8 {
    case streamEnd, documentStart, documentEnd
    case scalar, alias, listStart, listEnd, mapStart, mapEnd
  }

  /// The current event.
  var kind = Kind.documentEnd
  /// The byte offset of the event's start.
  var offset = 0
  /// Whether the document has directives (`%YAML` or `%TAG`).
  var hasDirectives = false
  /// The style of the scalar.
  private(set) var style = YAMLToken.Style.plain
  /// The offset of the first character in the scalar or after its tag that YAML allows and `kubectl` rejects.
  private(set) var rejectedCharacter: Int?
  private var scalar = YAMLText()
  /// The range of the name of an anchor or alias in the file.
  var name: Range<Int>?
  /// The full name of the event's tag.
  var tag: String?

  var scanner: YAMLScanner
  /// The open documents, lists, and maps.
  var frames: [Frame] = []
  /// Whether a document may start without a marker.
  var allowsBareDocument = true
  /// The prefixes of tags in the document, by handle.
  var tagPrefixes: [String: String] = [:]

  /// Creates the events of the bytes from `start` on; the bytes must outlive this value, end with a line feed, and have
  /// passed the survey.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ survey: borrowing TextSurvey, from start: Int) {
    scanner = YAMLScanner(bytes, survey, from: start)
  }

  /// An open document, list, or map.
  struct Frame {
    enum Kind: UInt8 {
      case document
      case blockList, blockMap
      /// A list that is a value of a map and starts in the column of that map.
      case listInColumn
      case flowList, flowMap
      /// A map with one entry and without braces, as an item of a list in flow style.
      case flowEntry
    }

    enum Expectation: UInt8 {
      /// The content of a marked document, the first item of a list, or the first key of a map.
      case first
      /// The end of a document, the next item of a list, or the next key of a map.
      case next
      /// The content of a document without a marker, or the value of a map's key.
      case value
      /// The value of a key that no colon follows.
      case noValue
    }

    var kind: Kind
    /// The byte offset of the start of the list or map.
    var start: Int
    var expectation = Expectation.first
  }

  /// Advances to the next event.
  mutating func advance() throws(YAMLSyntaxError) {
    guard let frame = frames.last else { return try readDocumentStart() }
    switch frame.kind {
    case .document: try readDocument(frame)
    case .blockList: try readBlockItem(frame)
    case .listInColumn: try readItemInColumn()
    case .blockMap:
      if frame.expectation == .value { try readBlockValue() } else { try readBlockKey(frame) }
    case .flowList: try readFlowItem(frame)
    case .flowMap:
      if frame.expectation == .value || frame.expectation == .noValue {
        try readFlowValue(frame)
      } else {
        try readFlowKey(frame)
      }
    case .flowEntry: try readFlowEntry(frame)
    }
  }

  /// Sets the kind of event that the innermost document, list, or map expects next.
  mutating func expect(_ expectation: Frame.Expectation) {
    frames[frames.count - 1].expectation = expectation
  }

  /// Ends the innermost document, list, or map.
  mutating func close(_ kind: Kind, at offset: Int) {
    frames.removeLast()
    (self.kind, self.offset) = (kind, offset)
  }
}

// MARK: Values

extension YAMLEvents {
  /// Reads a scalar, an alias, or the start of a list or map, with its anchor and tag.
  ///
  /// - Parameters:
  ///   - inBlock: whether the value may be in block style.
  ///   - allowsListInColumn: whether the value may be a list that starts in the column of the map around it.
  mutating func readValue(inBlock: Bool, allowsListInColumn: Bool = false) throws(YAMLSyntaxError) {
    var next = try scanner.peek()
    offset = scanner.tokenStart
    (name, tag, rejectedCharacter) = (nil, nil, nil)
    if next == .alias {
      kind = .alias
      name = scanner.token.text.start..<scanner.token.text.end
      return scanner.skip()
    }
    if next == .anchor || next == .tag { next = try readProperties(next) }
    switch next {
    case .item where allowsListInColumn: open(.listStart, .listInColumn)
    case .scalar:
      let token = scanner.token
      kind = .scalar
      (scalar, style) = (token.text, token.style)
      rejectedCharacter = rejectedCharacter ?? token.rejectedCharacter
      scanner.skip()
    case .flowListStart: open(.listStart, .flowList)
    case .flowMapStart: open(.mapStart, .flowMap)
    case .blockListStart where inBlock: open(.listStart, .blockList)
    case .blockMapStart where inBlock: open(.mapStart, .blockMap)
    case _ where name != nil || tag != nil: setEmptyScalar()
    default: throw YAMLSyntaxError(.value, at: scanner.tokenStart)
    }
  }

  private mutating func open(_ kind: Kind, _ frame: Frame.Kind) {
    self.kind = kind
    frames.append(Frame(kind: frame, start: scanner.tokenStart))
    // An item is not a token of its list.
    if frame != .listInColumn { scanner.skip() }
  }

  /// Reads an anchor and a tag in any order.
  ///
  /// - Returns: the token after them.
  private mutating func readProperties(
    _ first: YAMLToken.Kind
  ) throws(YAMLSyntaxError) -> YAMLToken.Kind {
    var next = first
    var handle: (name: String, start: Int)?
    var suffix = ""
    while next == .anchor && name == nil || next == .tag && handle == nil {
      let token = scanner.token
      if next == .anchor {
        name = token.text.start..<token.text.end
      } else {
        handle = (String(decoding: scanner.bytes[token.handle], as: UTF8.self), token.start)
        suffix = String(decoding: scanner.content(of: token.text), as: UTF8.self)
        rejectedCharacter = token.rejectedCharacter
      }
      scanner.skip()
      next = try scanner.peek()
    }
    guard let handle else { return next }
    guard let prefix = handle.name.isEmpty ? "" : tagPrefixes[handle.name] else {
      throw YAMLSyntaxError(.knownHandle, at: handle.start)
    }
    tag = prefix + suffix
    return next
  }

  /// Reads the null of a missing key or value at `offset`.
  mutating func setNull(at offset: Int) {
    self.offset = offset
    (name, tag, rejectedCharacter) = (nil, nil, nil)
    setEmptyScalar()
  }

  private mutating func setEmptyScalar() {
    kind = .scalar
    (scalar, style) = (YAMLText(), .plain)
  }
}

// MARK: The current event

extension YAMLEvents {
  /// The bytes of the scalar, valid until the next event.
  var text: UnsafeBufferPointer<UInt8> { scanner.content(of: scalar) }

  /// Whether the scalar is in plain style.
  var isPlain: Bool { style == .plain }

  /// The event's anchor or, for an alias, the name of its target.
  var anchor: String? { name.map { String(decoding: scanner.bytes[$0], as: UTF8.self) } }

  /// Whether the event is a merge key.
  var isMergeKey: Bool {
    guard kind == .scalar, isPlain, text.count == 2 else { return false }
    return text[0] == UInt8(ascii: "<") && text[1] == UInt8(ascii: "<")
      && tag.map { YAMLTag(fullName: $0) == .merge } ?? true
  }
}
