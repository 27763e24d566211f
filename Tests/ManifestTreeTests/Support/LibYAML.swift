internal import CYaml

/// libyaml, an independent parser of YAML 1.1 from which the parser of `kubectl` is derived.
enum LibYAML {
  /// The events of a file in the form that `EventText` describes, and the offset of the first error.
  ///
  /// - Parameter start: the first byte to read.
  static func events(of bytes: [UInt8], from start: Int) -> EventText {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return EventText() }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    return bytes.withUnsafeBufferPointer { bytes in
      yaml_parser_set_input_string(&parser, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      let places = CharacterPlaces(Array(bytes), from: start)
      var text = EventText()
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else {
          let problem = parser.problem.map { String(cString: $0) } ?? ""
          text.problem = problem
          // The position of a key without a colon is where the key starts.
          let mark = problem == "could not find expected ':'" ? parser.context_mark : parser.problem_mark
          text.faultOffset = places[mark.index]
          return text
        }
        defer { yaml_event_delete(&event) }
        if event.type == YAML_STREAM_END_EVENT { return text }
        if event.type != YAML_STREAM_START_EVENT {
          text.lines.append("\(places[event.start_mark.index]) \(describe(event))")
        }
      }
    }
  }

  private static func describe(_ event: yaml_event_t) -> String {
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      let start = event.data.document_start
      let hasDirectives =
        start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
      return hasDirectives ? "document with directives" : "document"
    case YAML_DOCUMENT_END_EVENT: return "end of document"
    case YAML_ALIAS_EVENT: return "alias \(string(event.data.alias.anchor))"
    case YAML_SEQUENCE_START_EVENT:
      let list = event.data.sequence_start
      return "list \(string(list.anchor)) \(string(list.tag))"
    case YAML_SEQUENCE_END_EVENT: return "end of list"
    case YAML_MAPPING_START_EVENT:
      let map = event.data.mapping_start
      return "map \(string(map.anchor)) \(string(map.tag))"
    case YAML_MAPPING_END_EVENT: return "end of map"
    default:
      let scalar = event.data.scalar
      let content = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return "\(scalar.style == YAML_PLAIN_SCALAR_STYLE ? "plain" : "text") \(string(scalar.anchor)) "
        + "\(string(scalar.tag)) \(content.debugDescription)"
    }
  }

  private static func string(_ name: UnsafeMutablePointer<UInt8>?) -> String {
    name.map { String(cString: $0) } ?? "-"
  }
}

/// The events of a YAML file as text, one line for each.
struct EventText: Equatable {
  var lines: [String] = []
  /// The byte offset of the error that ends the file.
  var faultOffset: Int?
  /// libyaml's description of the error.
  var problem = ""

  static func == (one: EventText, other: EventText) -> Bool {
    one.lines == other.lines && one.faultOffset == other.faultOffset
  }
}

/// The byte offsets of the characters of a file.
private struct CharacterPlaces {
  private let places: [Int]

  init(_ bytes: [UInt8], from start: Int) {
    places = (start...bytes.count).filter { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
  }

  subscript(character: Int) -> Int { places[min(character, places.count - 1)] }
}
