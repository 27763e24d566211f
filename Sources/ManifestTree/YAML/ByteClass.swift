/// The byte classes of a string that affect how it is written in YAML, collected in one pass.
struct ByteClass: OptionSet {
  let rawValue: UInt8

  /// A line feed: the string has several lines.
  static let lineFeed = ByteClass(rawValue: 1 << 0)
  /// A tab, which is allowed only inside a literal block.
  static let tab = ByteClass(rawValue: 1 << 1)
  /// A colon, which ends a key if a space follows.
  static let colon = ByteClass(rawValue: 1 << 2)
  /// A hash sign, which starts a comment after a space.
  static let hash = ByteClass(rawValue: 1 << 3)
  /// A double quote or a backslash, which must be escaped in double quotes.
  static let quoteOrBackslash = ByteClass(rawValue: 1 << 4)
  /// A control character, which must be escaped.
  static let control = ByteClass(rawValue: 1 << 5)
  /// A lead byte of non-ASCII characters that may be unprintable or a line break in YAML.
  static let suspectLead = ByteClass(rawValue: 1 << 6)

  /// The classes that interrupt a run of unescaped bytes in double quotes.
  static let escaped: ByteClass = [.lineFeed, .tab, .quoteOrBackslash, .control, .suspectLead]

  /// The class of each byte.
  static let table: [ByteClass] = (0...255).map(of)

  private static func of(_ byte: Int) -> ByteClass {
    switch byte {
    case 0x0A: .lineFeed
    case 0x09: .tab
    case 0x00..<0x20, 0x7F: .control
    case 0x22, 0x5C: .quoteOrBackslash
    case 0x23: .hash
    case 0x3A: .colon
    case 0xC2, 0xE2, 0xEF: .suspectLead
    default: []
    }
  }
}
