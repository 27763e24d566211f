/// Descriptions of values for messages of the form "found …, expected …".
enum ValueDescription {
  /// The character or word at `index`, in quotes, or its description if it is not printable.
  static func describing(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> String {
    guard index < bytes.count else { return "the end of the file" }
    switch bytes[index] {
    case 0x0A, 0x0D: return "the end of the line"
    case 0x09: return "a tab"
    case 0x20: return "a space"
    case 0..<0x20, 0x7F: return "the control character 0x\(String(bytes[index], radix: 16, uppercase: true))"
    default:
      var end = index
      while end < bytes.count, end - index < 30, isWord(bytes[end]) { end += 1 }
      if end == index { end = index + 1 }
      return "'\(String(decoding: bytes[index..<end], as: UTF8.self))'"
    }
  }

  /// A name from a file, in quotes and truncated if it is long.
  static func quoting(_ name: String) -> String {
    // The name is truncated by bytes, because one character can have any number of bytes.
    name.utf8.count <= 80 ? "'\(name)'" : "'\(String(decoding: name.utf8.prefix(60), as: UTF8.self))…'"
  }

  /// The type of a value: `null`, `a list`.
  static func describing(_ node: Node) -> String {
    switch node {
    case .null: "null"
    case .bool: "a boolean"
    case .int, .double: "a number"
    case .string: "a string"
    case .list: "a list"
    case .map: "a map"
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
