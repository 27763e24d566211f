/// A duration in the syntax of Kubernetes and Istio: `1h30m`, `1.5s`, `100ms`, `0`; compared by value.
package struct DurationText: Sendable, Hashable {
  /// The duration in nanoseconds.
  package let nanoseconds: Int64

  /// One second in nanoseconds.
  package static let second: Int64 = 1_000_000_000

  /// The duration in seconds.
  package var seconds: Double { Double(nanoseconds) / Double(Self.second) }

  /// The duration in whole seconds; nil if it is not a whole number of seconds.
  package var wholeSeconds: Int64? {
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: Self.second)
    return rest == 0 ? seconds : nil
  }

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// Parses a sum of numbers with units, after an optional sign; each number is an integer or a decimal fraction.
  ///
  /// The units are `h`, `m`, `s`, `ms`, `us` (also `µs`), and `ns`. Only `0` needs no unit. Fractions of a nanosecond
  /// are truncated.
  package init(_ text: String) throws(MalformedValue) {
    var rest = Substring(text).utf8
    var isNegative = false
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    if rest.elementsEqual("0".utf8) {
      self.init(nanoseconds: 0)
      return
    }
    guard !rest.isEmpty else { throw Self.malformed(text) }
    var total: Int128 = 0
    while !rest.isEmpty {
      guard let part = Self.takePart(from: &rest) else { throw Self.malformed(text) }
      total += part
      guard total <= Int128(Int64.max) + 1 else { throw Self.tooLong(text) }
    }
    guard let nanoseconds = Int64(exactly: isNegative ? -total : total) else { throw Self.tooLong(text) }
    self.init(nanoseconds: nanoseconds)
  }

  /// The nanoseconds of one number with its unit; nil if there is none.
  private static func takePart(from rest: inout Substring.UTF8View) -> Int128? {
    // More integer digits overflow, and more than eighteen fraction digits are below one nanosecond even for hours.
    let whole = takeDigits(from: &rest, atMost: 20)
    var fraction = (value: Int128(0), scale: Int128(1), isEmpty: true)
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits(from: &rest, atMost: 18, afterPoint: true)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    let end = rest.firstIndex { $0 == UInt8(ascii: ".") || isDigit($0) } ?? rest.endIndex
    let name = rest[..<end]
    rest = rest[end...]
    guard let unit = units.first(where: { name.elementsEqual($0.name.utf8) })?.nanoseconds else { return nil }
    return whole.value * unit + fraction.value * unit / fraction.scale
  }

  /// Consumes all digits and returns the first `limit` significant ones: from the first non-zero digit, or from the
  /// decimal point.
  private static func takeDigits(
    from rest: inout Substring.UTF8View, atMost limit: Int, afterPoint: Bool = false
  ) -> (value: Int128, scale: Int128, isEmpty: Bool) {
    var (value, scale): (Int128, Int128) = (0, 1)
    var count = 0
    let end = rest.firstIndex { !isDigit($0) } ?? rest.endIndex
    for byte in rest[..<end] where count < limit {
      value = value * 10 + Int128(byte - UInt8(ascii: "0"))
      scale *= 10
      if value > 0 || afterPoint { count += 1 } else { scale = 1 }
    }
    defer { rest = rest[end...] }
    return (value, scale, end == rest.startIndex)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static let units: [(name: String, nanoseconds: Int128)] = [
    ("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", Int128(second)), ("ms", 1_000_000), ("us", 1000),
    ("\u{B5}s", 1000), ("\u{3BC}s", 1000), ("ns", 1),
  ]

  private static func malformed(_ text: String) -> MalformedValue {
    let isNumber = !text.isEmpty && text.utf8.allSatisfy(isDigit)
    return MalformedValue(
      kind: "duration", found: text, expected: "numbers with units such as 1h30m, 1.5s, or 100ms",
      suggestion: isNumber ? "\(text)s" : nil)
  }

  private static func tooLong(_ text: String) -> MalformedValue {
    MalformedValue(kind: "duration", found: text, expected: "at most 2562047h47m16.854775807s")
  }
}

extension DurationText: Comparable {
  /// Orders by duration.
  package static func < (left: DurationText, right: DurationText) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}

extension DurationText: CustomStringConvertible {
  /// The spelling that the API server stores: `1h30m0s`, `1.5s`, `100ms`, `0s`.
  package var description: String {
    let sign = nanoseconds < 0 ? "-" : ""
    let magnitude = nanoseconds.magnitude
    switch magnitude {
    case 0: return "0s"
    case ..<1000: return "\(sign)\(magnitude)ns"
    case ..<1_000_000: return "\(sign)\(Self.decimal(magnitude, per: 1000))µs"
    case ..<1_000_000_000: return "\(sign)\(Self.decimal(magnitude, per: 1_000_000))ms"
    default:
      let (minutes, rest) = magnitude.quotientAndRemainder(dividingBy: 60_000_000_000)
      let hours = minutes >= 60 ? "\(minutes / 60)h" : ""
      let minutesText = minutes > 0 ? "\(minutes % 60)m" : ""
      return "\(sign)\(hours)\(minutesText)\(Self.decimal(rest, per: 1_000_000_000))s"
    }
  }

  private static func decimal(_ value: UInt64, per unit: UInt64) -> String {
    let (whole, rest) = value.quotientAndRemainder(dividingBy: unit)
    if rest == 0 { return "\(whole)" }
    let digits = String(String(unit + rest).dropFirst())
    return
      "\(whole).\(digits.prefix(digits.utf8.count - digits.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count))"
  }
}
