/// The syntax of strings with a type.
enum ScalarText {
  /// Whether a string is Base64 with padding; line breaks are ignored.
  static func isBase64(_ text: String) -> Bool {
    let bytes = text.utf8.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let padding = bytes.suffix(2).count { $0 == UInt8(ascii: "=") }
    return bytes.count.isMultiple(of: 4)
      && bytes.dropLast(padding).allSatisfy {
        $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
      }
  }

  /// Whether a string is an RFC 3339 time, with six fraction digits if `isMicro`, otherwise with any number.
  static func isTime(_ text: String, isMicro: Bool = false) -> Bool {
    var bytes = text.utf8[...]
    guard let date = fields(&bytes, "dddd-dd-ddTdd:dd:dd"),
      1...12 ~= date[1], 1...31 ~= date[2], date[3] < 24, date[4] < 60, date[5] <= 60
    else { return false }
    if bytes.first == UInt8(ascii: ".") {
      let fraction = bytes.dropFirst().prefix(while: \.isDigit)
      guard isMicro ? fraction.count == 6 : !fraction.isEmpty else { return false }
      bytes = bytes[fraction.endIndex...]
    } else if isMicro {
      return false
    }
    if bytes.elementsEqual("Z".utf8) { return true }
    guard bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") else { return false }
    bytes.removeFirst()
    guard let zone = fields(&bytes, "dd:dd") else { return false }
    return bytes.isEmpty && zone[0] < 24 && zone[1] < 60
  }

  /// The numbers in a prefix of a string that matches the pattern, in which `d` is a digit; the prefix is removed.
  private static func fields(_ bytes: inout Substring.UTF8View, _ pattern: String) -> [Int]? {
    var numbers = [0]
    for expected in pattern.utf8 {
      guard let byte = bytes.popFirst() else { return nil }
      if expected == UInt8(ascii: "d") {
        guard byte.isDigit else { return nil }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
      } else {
        guard byte == expected else { return nil }
        numbers.append(0)
      }
    }
    return numbers
  }
}
