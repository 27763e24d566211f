/// Parses the text of the tables, one object or one line at a time.
///
/// An object is a line `=name`, followed by one line per field, `name type`, sorted by name:
/// - `!` before the name marks a required field; after the type follow ` =` and a default, and ` @31-34` for the
///   versions that have the line, open-ended if the object has the same limit;
/// - types: `b` boolean, `i` and `l` integers of 32 and 64 bits, `n` number, `s` string, `x` number or string, `q`
///   quantity, `t` and `u` times, `B` Base64, `a` any value, `o` any object, `T7` the object with that index, `[s]`
///   list, `<*:s>` set, `<name,port:T7>` keyed list, `{s}` map;
/// - a type can be followed by constraints: `(A|B)` values, `#1..9` range, `~1..63` number of characters or elements,
///   `%duration` format;
/// - in place of a field, `*` allows fields of any name, and the groups are `|? a b` at most one, `|! a b` exactly one,
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

  /// The name or value at the position, up to a delimiter.
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

  /// The decimal number at the position, if there is one.
  mutating func number() -> Int? {
    var value: Int?
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      value = (value ?? 0) &* 10 &+ Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    return value
  }

  /// Skips `character` if it is next; returns whether it was.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Skips and returns the next byte.
  mutating func take() -> UInt8? {
    guard let byte = next else { return nil }
    position += 1
    return byte
  }

  /// Whether the end is reached.
  var isAtEnd: Bool { position >= bytes.count }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }
}
