/// The YAML style in which every parser reads the string back as the same string.
enum TextStyle: Equatable {
  /// Plain, without quotes.
  case plain
  /// In double quotes, with escapes.
  case quoted
  /// As a literal block; `needsIndicator` if the first line with content begins with a space or a tab, so that the
  /// indentation must be explicit.
  case literal(needsIndicator: Bool)

  /// The style of a string with the byte classes `classes`; a block only if `allowsBlock`.
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

  /// Whether a plain scalar may start with `first`: not an indicator, or an indicator that is harmless before `next`.
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
