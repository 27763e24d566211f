internal import CYaml

/// The events of libyaml, one at a time, with byte offsets.
struct YAMLEvents: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// libyaml's state contains pointers to itself, so it must not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The present event.
  private let event: UnsafeMutablePointer<yaml_event_t>
  private var cursor: CharacterCursor

  /// Creates the events of the bytes from `start` on; the bytes must outlive this value and have passed `TextSurvey`.
  ///
  /// - Parameters:
  ///   - bytes: The content, which ends with a line feed.
  ///   - writtenCount: The number of bytes in the file; errors are never positioned after them.
  ///   - start: The first byte to read.
  /// - Returns: nil if memory allocation fails.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, writtenCount: Int, from start: Int) {
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    self.bytes = UnsafeBufferPointer(rebasing: bytes[..<writtenCount])
    cursor = CharacterCursor(bytes, from: start)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      event.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress.map { $0 + start }, bytes.count - start)
  }

  deinit {
    yaml_event_delete(event)
    yaml_parser_delete(parser)
    parser.deallocate()
    event.deallocate()
  }

  /// The type of the event.
  var kind: yaml_event_type_t { event.pointee.type }

  /// The byte offset of the event's start.
  mutating func offset() -> Int { cursor.byte(ofCharacter: event.pointee.start_mark.index) }

  /// The byte offset of the event's end.
  mutating func endOffset() -> Int { cursor.byte(ofCharacter: event.pointee.end_mark.index) }

  /// Advances to the next event.
  mutating func advance() throws(SyntaxFault) {
    yaml_event_delete(event)
    guard yaml_parser_parse(parser, event) == 1 else { throw fault() }
  }

  private mutating func fault() -> SyntaxFault {
    let state = parser.pointee
    guard state.error != YAML_MEMORY_ERROR, let problem = state.problem else {
      return .outOfMemory(at: cursor.byte)
    }
    let place = min(cursor.byte(ofCharacter: state.problem_mark.index), bytes.count)
    let context = state.context.map { String(cString: $0) }
    return SyntaxFault(
      yamlProblem: String(cString: problem), at: place, in: bytes, context: context,
      contextOffset: cursor.byte(ofCharacter: state.context_mark.index))
  }
}

extension YAMLEvents {
  /// The bytes of the scalar.
  var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: event.pointee.data.scalar.length)
  }

  /// Whether the scalar is in plain style.
  var isPlain: Bool { event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE }

  /// Whether the scalar is in double quotes.
  var isDoubleQuoted: Bool { event.pointee.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE }

  /// Whether the list or map is in flow style.
  var isFlow: Bool {
    kind == YAML_SEQUENCE_START_EVENT
      ? event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      : event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
  }

  /// Whether the document has directives (`%YAML` or `%TAG`).
  var hasDirectives: Bool {
    let start = event.pointee.data.document_start
    return start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
  }

  /// Whether the event is a merge key.
  var isMergeKey: Bool {
    guard kind == YAML_SCALAR_EVENT, isPlain, text.count == 2 else { return false }
    return text[0] == UInt8(ascii: "<") && text[1] == UInt8(ascii: "<")
      && tag.map { YAMLTag(fullName: $0) == .merge } ?? true
  }

  /// The event's anchor or, for an alias, the name of its target.
  var anchor: String? {
    switch kind {
    case YAML_SCALAR_EVENT: event.pointee.data.scalar.anchor.map { String(cString: $0) }
    case YAML_ALIAS_EVENT: event.pointee.data.alias.anchor.map { String(cString: $0) }
    case YAML_SEQUENCE_START_EVENT: event.pointee.data.sequence_start.anchor.map { String(cString: $0) }
    case YAML_MAPPING_START_EVENT: event.pointee.data.mapping_start.anchor.map { String(cString: $0) }
    default: nil
    }
  }

  /// The full name of the event's tag.
  var tag: String? {
    switch kind {
    case YAML_SCALAR_EVENT: event.pointee.data.scalar.tag.map { String(cString: $0) }
    case YAML_SEQUENCE_START_EVENT: event.pointee.data.sequence_start.tag.map { String(cString: $0) }
    case YAML_MAPPING_START_EVENT: event.pointee.data.mapping_start.tag.map { String(cString: $0) }
    default: nil
    }
  }
}
