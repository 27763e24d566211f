/// An element of YAML's syntax.
struct YAMLToken {
  enum Kind: UInt8 {
    case streamEnd, documentStart, documentEnd, versionDirective, tagDirective
    case blockListStart, blockMapStart, blockEnd
    case flowListStart, flowListEnd, flowMapStart, flowMapEnd, flowEntry
    case item, key, value
    case alias, anchor, tag, scalar
  }

  enum Style: UInt8 {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  var kind: Kind
  /// The offset of the first byte.
  var start: Int
  /// The offset after the last byte.
  var end: Int
  /// The content of a scalar, the name of an anchor or alias, the suffix of a tag, or the prefix of a `%TAG` directive.
  var text = YAMLText()
  /// The style of a scalar.
  var style = Style.plain
  /// The range of the handle of a tag or a `%TAG` directive in the file.
  var handle = 0..<0
  /// The version of a `%YAML` directive.
  var version = (major: 0, minor: 0)
  /// The offset of the first character in a scalar or after a tag that YAML allows and `kubectl` rejects.
  var rejectedCharacter: Int?
  /// The flow level at which the token may still turn out to be the start of a key without `?`.
  var keyLevel: Int?
  /// Whether the token starts a key without `?`.
  var isKey = false
  /// Whether that key starts a block map.
  var opensMap = false

  init(_ kind: Kind, _ start: Int, _ end: Int) {
    (self.kind, self.start, self.end) = (kind, start, end)
  }
}

/// A range of text: in the file, or in the scanner's buffer of text that differs from the file.
struct YAMLText {
  var start = 0
  var end = 0
  var isAssembled = false
}
