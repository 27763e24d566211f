/// Resolves plain YAML scalars as Kubernetes does, following YAML 1.1.
///
/// Booleans include `yes`, `on`, `y`, and their opposites; integers may be octal (`0755`, `0o755`), hexadecimal, or
/// binary, with underscores between digits; dates and sexagesimal numbers are strings.
enum YAMLScalar {
  /// The value of a plain scalar; nil if it is a string.
  static func value(of text: UnsafeBufferPointer<UInt8>) -> Node? {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "~"):
      return text.count <= 5 ? word(text) : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return number(text)
    default:
      return nil
    }
  }

  /// The string that Kubernetes uses for a number as a key.
  static func keyText(of number: Double) -> String {
    let text = Float(number).description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func word(_ text: UnsafeBufferPointer<UInt8>) -> Node? {
    switch text[0] | 0x20 {
    case UInt8(ascii: "~") | 0x20 where text.count == 1: .null
    case UInt8(ascii: "n"):
      spells(text, "n") || spells(text, "no") ? .bool(false) : spells(text, "null") ? .null : nil
    case UInt8(ascii: "t"): spells(text, "true") ? .bool(true) : nil
    case UInt8(ascii: "f"): spells(text, "false") ? .bool(false) : nil
    case UInt8(ascii: "y"): spells(text, "y") || spells(text, "yes") ? .bool(true) : nil
    case UInt8(ascii: "o"): spells(text, "on") ? .bool(true) : spells(text, "off") ? .bool(false) : nil
    default: nil
    }
  }

  /// Whether the scalar is the word in lowercase, in uppercase, or capitalized.
  private static func spells(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    guard text.count == word.utf8CodeUnitCount else { return false }
    let isUpper = text.dropFirst().allSatisfy { $0 & 0x20 == 0 }
    let isLower = text.dropFirst().allSatisfy { $0 & 0x20 != 0 }
    let mayBeSpelt = isLower || isUpper && text[0] & 0x20 == 0
    return mayBeSpelt && word.withUTF8Buffer { letters in zip(text, letters).allSatisfy { $0 | 0x20 == $1 } }
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Node? {
    if text.first == UInt8(ascii: ".") || text.count > 1 && text[1] == UInt8(ascii: ".") && !isDigit(text[0])
    {
      if let special = infinity(text) { return special }
    }
    guard text.contains(UInt8(ascii: "_")) else { return Self.number(withoutUnderscores: text) }
    if text.first == UInt8(ascii: "."), !isDigit(text[1]) { return nil }
    return text.filter { $0 != UInt8(ascii: "_") }.withUnsafeBufferPointer { number(withoutUnderscores: $0) }
  }

  private static func number(withoutUnderscores text: UnsafeBufferPointer<UInt8>) -> Node? {
    guard let last = text.last, isDigit(last) || last == UInt8(ascii: ".") || last.hexadecimalDigit != nil
    else {
      return nil
    }
    let isSigned = text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-")
    let digits = UnsafeBufferPointer(rebasing: text.dropFirst(isSigned ? 1 : 0))
    if digits.count > 1, digits[0] == UInt8(ascii: "0"), let (radix, prefix) = radix(of: digits) {
      let magnitude = magnitude(UnsafeBufferPointer(rebasing: digits.dropFirst(prefix)), radix: radix)
      if let magnitude { return whole(magnitude, isNegative: text[0] == UInt8(ascii: "-")) }
    } else if let value = Int64(decimal: text) {
      return .int(value)
    }
    return isDecimal(digits) ? fraction(text) : nil
  }

  /// The radix of a leading zero's prefix, and the prefix's length in bytes.
  private static func radix(of digits: UnsafeBufferPointer<UInt8>) -> (radix: UInt64, prefix: Int)? {
    switch digits[1] | 0x20 {
    case UInt8(ascii: "x"): (16, 2)
    case UInt8(ascii: "o"): (8, 2)
    case UInt8(ascii: "b"): (2, 2)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): (8, 1)
    default: nil
    }
  }

  private static func magnitude(_ digits: UnsafeBufferPointer<UInt8>, radix: UInt64) -> UInt64? {
    guard !digits.isEmpty else { return nil }
    var value: UInt64 = 0
    for byte in digits {
      guard let digit = byte.hexadecimalDigit, digit < radix else { return nil }
      let (shifted, overflow) = value.multipliedReportingOverflow(by: radix)
      if overflow { return nil }
      value = shifted + UInt64(digit)
    }
    return value
  }

  /// The number; nil below the 64-bit range: such an integer is a string, as in Kubernetes.
  private static func whole(_ magnitude: UInt64, isNegative: Bool) -> Node? {
    if isNegative { return Int64(exactly: -Int128(magnitude)).map { .int($0) } }
    return Int64(exactly: magnitude).map { .int($0) } ?? .double(Double(magnitude))
  }

  /// Whether the scalar is digits with at most one decimal point and an exponent.
  private static func isDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = text.drop(while: isDigit)
    var hasDigits = rest.count < text.count
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst()
      rest = fraction.drop(while: isDigit)
      hasDigits = hasDigits || rest.count < fraction.count
    }
    if hasDigits, let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      return !rest.isEmpty && rest.allSatisfy(isDigit)
    }
    return hasDigits && rest.isEmpty
  }

  /// The number; nil beyond the range of a double: such a number is a string, as in Kubernetes.
  private static func fraction(_ text: UnsafeBufferPointer<UInt8>) -> Node? {
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return .double(value)
  }

  private static func infinity(_ text: UnsafeBufferPointer<UInt8>) -> Node? {
    switch String(decoding: text, as: UTF8.self) {
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .double(.infinity)
    case "-.inf", "-.Inf", "-.INF": .double(-.infinity)
    case ".nan", ".NaN", ".NAN": .double(.nan)
    default: nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
