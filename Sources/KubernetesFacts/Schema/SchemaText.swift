/// Reads the tables' text, one object or one line at a time.
///
/// An object is a line `=name` and a line per field, `name type`, sorted by name:
/// - before the name `!` for required; behind the type ` =` and a default, and ` @31-34` for the versions that have
///   the line, open where the object itself begins or ends;
/// - types: `b` bool, `i` and `l` whole numbers of 32 and 64 bits, `n` number, `s` text, `x` number or text,
///   `q` quantity, `t` and `u` times, `B` base 64, `a` anything, `o` any object, `T7` the object of that number,
///   `[s]` list, `<*:s>` set, `<name,port:T7>` list with keys, `{s}` map;
/// - behind a type its rules: `(A|B)` values, `#1..9` bounds, `~1..63` characters or elements, `%duration` a format;
/// - instead of a field `*` for fields of any name, and the groups `|? a b` at most one, `|! a b` exactly one,
///   `|+ a b` at least one.
struct SchemaText {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: StaticString, from start: Int = 0, to end: Int? = nil) {
    bytes = text.withUTF8Buffer { buffer in
      let (start, end) = (max(start, 0), min(end ?? buffer.count, buffer.count))
      return start < end ? Array(buffer[start..<end]) : []
    }
  }

  /// The name or value that stands here, up to a byte that ends all of them.
  mutating func word() -> String {
    let start = position
    while let byte = next, !Self.ends(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func ends(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "|"), UInt8(ascii: ")"), UInt8(ascii: ","),
      UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: ">"), UInt8(ascii: "}"):
      true
    default: false
    }
  }

  /// The decimal number that stands here, if one does.
  mutating func number() -> Int? {
    var value: Int?
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      value = (value ?? 0) &* 10 &+ Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    return value
  }

  /// Steps over `character` if it stands here.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Steps over whatever stands here, and tells what it was.
  mutating func take() -> UInt8? {
    guard let byte = next else { return nil }
    position += 1
    return byte
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { position >= bytes.count }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }
}
