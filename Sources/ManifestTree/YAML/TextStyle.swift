/// How a text is spelled in YAML so that every reader gets the same text back, as a string.
enum TextStyle: Equatable {
  /// As it is.
  case plain
  /// Between double quotes, with escapes.
  case quoted
  /// As a block of lines; `needsIndicator` when the first line begins with a blank, which hides the indentation.
  case literal(needsIndicator: Bool)

  /// The style of a text that has several lines only if `allowsBlock`, and of which `classes` were seen.
  init(of text: UnsafeBufferPointer<UInt8>, classes: ByteClass, allowsBlock: Bool) {
    guard let first = text.first, let last = text.last else {
      self = .quoted
      return
    }
    if classes.contains(.control) || classes.contains(.suspectLead) && Unprintable.occurs(in: text) {
      self = .quoted
    } else if classes.contains(.lineFeed) {
      let start = text.first { $0 != 0x0A }
      if let start, allowsBlock {
        self = .literal(needsIndicator: start == 0x20 || start == 0x09)
      } else {
        self = .quoted
      }
    } else if classes.contains(.tab) || first == 0x20 || last == 0x20 || last == 0x3A
      || !Self.mayBeginPlain(first, next: text.count > 1 ? text[1] : nil)
      || classes.contains(.colon) && Self.occurs(0x3A, 0x20, in: text)
      || classes.contains(.hash) && Self.occurs(0x20, 0x23, in: text) || isLookalike(text)
    {
      self = .quoted
    } else {
      self = .plain
    }
  }

  /// Whether the first byte is no indicator, or one that the next byte disarms.
  private static func mayBeginPlain(_ first: UInt8, next: UInt8?) -> Bool {
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      next != nil && next != 0x20
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"),
      UInt8(ascii: "`"):
      false
    default:
      true
    }
  }

  private static func occurs(_ one: UInt8, _ other: UInt8, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in text {
      if previous == one, byte == other { return true }
      previous = byte
    }
    return false
  }
}
