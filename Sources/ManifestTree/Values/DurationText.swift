/// A length of time as Kubernetes and Istio write it: `1h30m`, `1.5s`, `100ms`, `0`; compared by value.
public struct DurationText: Sendable, Hashable {
  /// The length in nanoseconds.
  public let nanoseconds: Int64

  /// A length of so many nanoseconds.
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// Reads numbers with units, each whole or with a fraction, added up; a sign may stand before them all.
  ///
  /// Units are `h`, `m`, `s`, `ms`, `us` (also `µs`) and `ns`. Only `0` needs no unit. What is finer than a nanosecond
  /// is cut off.
  public init(_ text: String) throws(MalformedValue) {
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
    let whole = takeDigits(from: &rest)
    var fraction: [UInt8] = []
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits(from: &rest)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    let name = rest.prefix { $0 != UInt8(ascii: ".") && !isDigit($0) }
    rest = rest.dropFirst(name.count)
    guard let unit = units.first(where: { $0.name == String(Substring(name)) })?.nanoseconds else {
      return nil
    }
    // Eighteen digits of a fraction of an hour are finer than a nanosecond; so many whole digits are too many.
    let value = whole.drop { $0 == 0 }.prefix(20).reduce(Int128(0)) { $0 * 10 + Int128($1) } * unit
    let kept = fraction.prefix(18)
    let scale = kept.reduce(Int128(1)) { scale, _ in scale * 10 }
    return value + kept.reduce(Int128(0)) { $0 * 10 + Int128($1) } * unit / scale
  }

  private static func takeDigits(from rest: inout Substring.UTF8View) -> [UInt8] {
    let digits = rest.prefix(while: isDigit).map { $0 - UInt8(ascii: "0") }
    rest = rest.dropFirst(digits.count)
    return digits
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static let units: [(name: String, nanoseconds: Int128)] = [
    ("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1000),
    ("\u{B5}s", 1000), ("\u{3BC}s", 1000), ("ns", 1),
  ]

  private static func malformed(_ text: String) -> MalformedValue {
    let isNumber = !text.isEmpty && text.utf8.allSatisfy(isDigit)
    return MalformedValue(
      kind: "duration", found: text, expected: "numbers with units such as 1h30m, 1.5s or 100ms",
      suggestion: isNumber ? "\(text)s" : nil)
  }

  private static func tooLong(_ text: String) -> MalformedValue {
    MalformedValue(kind: "duration", found: text, expected: "at most 2562047h47m16.854775807s")
  }
}

extension DurationText: Comparable {
  /// Orders by length.
  public static func < (left: DurationText, right: DurationText) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}

extension DurationText: CustomStringConvertible {
  /// The spelling that the API server stores: `1h30m0s`, `1.5s`, `100ms`, `0s`.
  public var description: String {
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
