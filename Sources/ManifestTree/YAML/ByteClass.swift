/// What the bytes of a text ask of whoever spells it in YAML, as a set that one pass collects.
struct ByteClass: OptionSet {
  let rawValue: UInt8

  /// A line feed: a text of several lines.
  static let lineFeed = ByteClass(rawValue: 1 << 0)
  /// A tab: harmless inside of a literal block only.
  static let tab = ByteClass(rawValue: 1 << 1)
  /// A colon, which ends a key when a blank follows.
  static let colon = ByteClass(rawValue: 1 << 2)
  /// A hash sign, which begins a comment after a blank.
  static let hash = ByteClass(rawValue: 1 << 3)
  /// A quote or a backslash: escaped between double quotes, harmless elsewhere.
  static let quoteOrBackslash = ByteClass(rawValue: 1 << 4)
  /// A control character: only an escape can say it.
  static let control = ByteClass(rawValue: 1 << 5)
  /// The first byte of characters some of which YAML does not count as printable, or as a line's end.
  static let suspectLead = ByteClass(rawValue: 1 << 6)

  /// What breaks a run of bytes that stand between double quotes as they are.
  static let escaped: ByteClass = [.lineFeed, .tab, .quoteOrBackslash, .control, .suspectLead]

  /// The class of every byte.
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
