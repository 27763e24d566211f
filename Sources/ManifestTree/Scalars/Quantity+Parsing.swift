extension Quantity {
  /// Parses a quantity; the API server and this parser allow surrounding whitespace.
  package init(_ text: String) throws(MalformedValue) {
    guard let parts = Parts(text) else { throw Self.malformed(text) }
    guard let nanos = parts.nanos else {
      throw MalformedValue(kind: "quantity", found: text, expected: "an amount below 1e29")
    }
    let isSmallBinary = parts.format == .binary && (1..<1_000_000_000).contains(nanos.magnitude)
    self.init(
      nanos: nanos, format: isSmallBinary ? .decimal : parts.format,
      keptText: parts.passesForCanonical ? parts.text : nil)
  }

  /// Parses a quantity that a manifest writes as a string or as a number.
  ///
  /// - Returns: nil for null, booleans, lists, and maps, which are never quantities.
  package init?(_ node: Node) throws(MalformedValue) {
    switch node {
    case .string(let text): try self.init(text)
    case .int(let value): try self.init(String(value))
    case .double(let value):
      // The server receives such a number as JSON, which uses an exponent only outside these bounds.
      let read = try Quantity(String(value))
      let hasExponent = value != 0 && !(1e-6..<1e21).contains(abs(value))
      self.init(nanos: read.nanos, format: hasExponent ? .exponent : .decimal)
    default: return nil
    }
  }

  private static func malformed(_ text: String) -> MalformedValue {
    let suffixes = decimalSuffixes.map(\.name).filter { !$0.isEmpty } + binarySuffixes
    let number = text.prefix { "+-.0123456789".contains($0) }
    let suffix = text.dropFirst(number.count).filter { $0 != " " }
    // In `MB` and `mb`, the `m` stands for mega, not for milli.
    let isBytes = suffix.last == "b" || suffix.last == "B"
    let unit = (isBytes ? suffix.dropLast() : suffix[...]).lowercased()
    let near = suffixes.last { $0.lowercased() == unit && unit != "e" }
    let repeated = suffixes.first { name in suffix.allSatisfy { name == String($0) } }
    let meant = (suffixes.first { $0 == suffix } ?? near ?? repeated).map { "\(number)\($0)" }
    return MalformedValue(
      kind: "quantity", found: text,
      expected:
        "a number, alone or with one of the suffixes \(suffixes.joined(separator: " ")), or an exponent such as e3",
      suggestion: meant.flatMap { Parts($0) == nil ? nil : $0 })
  }
}

/// The parts of a quantity: `-`, `12`, `.50`, `Mi`.
private struct Parts {
  var text: String
  var isNegative = false
  /// The digits before the decimal point, without leading zeros.
  var whole: [UInt8] = []
  /// The digits after the decimal point.
  var fraction: [UInt8] = []
  /// The power of ten or, in the binary format, of 1024.
  var exponent = 0
  var format = Quantity.Format.decimal

  init?(_ text: String) {
    var rest = Substring(text).utf8.drop(while: Self.isBlank)
    while let last = rest.last, Self.isBlank(last) { rest.removeLast() }
    self.text = String(Substring(rest))
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    let written = rest.prefix(while: Self.isDigit)
    rest = rest.dropFirst(written.count)
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: Self.isDigit).map { $0 - UInt8(ascii: "0") }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard !written.isEmpty || !fraction.isEmpty, readSuffix(String(Substring(rest))) else { return nil }
    whole = written.drop { $0 == UInt8(ascii: "0") }.map { $0 - UInt8(ascii: "0") }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func readSuffix(_ suffix: String) -> Bool {
    if let decimal = Quantity.decimalSuffixes.first(where: { $0.name == suffix }) {
      exponent = decimal.exponent
      return true
    }
    if let index = Quantity.binarySuffixes.firstIndex(of: suffix) {
      (format, exponent) = (.binary, index + 1)
      return true
    }
    guard suffix.first == "e" || suffix.first == "E", let power = Int32(suffix.dropFirst()) else {
      return false
    }
    (format, exponent) = (.exponent, Int(power))
    return true
  }

  /// The upper bound of a value in billionths, so that sums and rounding stay within 128 bits.
  private static let bound: Int128 = 100_000_000_000_000_000_000_000_000_000_000_000_000

  /// The value in billionths, with finer digits rounded away from zero; nil from 1e29 on.
  var nanos: Int128? {
    var digits = whole + fraction
    if format == .binary {
      for _ in 0..<exponent { Self.multiply(&digits, by: 1024) }
    }
    let wholeCount = digits.count - fraction.count + (format == .binary ? 0 : exponent) + 9
    let significant = digits.drop { $0 == 0 }
    guard !significant.isEmpty else { return 0 }
    var magnitude: Int128? = 0
    if wholeCount - significant.startIndex > 39 {
      magnitude = nil
    } else {
      for index in significant.startIndex..<max(wholeCount, significant.startIndex) {
        magnitude = magnitude?.appending(digit: index < digits.count ? digits[index] : 0)
      }
      let isRounded = digits.dropFirst(max(wholeCount, 0)).contains { $0 != 0 }
      magnitude = magnitude.flatMap { $0 < Self.bound ? $0 + (isRounded ? 1 : 0) : nil }
    }
    if format == .binary { magnitude = min(magnitude ?? .max, Int128(Int64.max) * 1_000_000_000) }
    return magnitude.map { isNegative ? -$0 : $0 }
  }

  private static func multiply(_ digits: inout [UInt8], by factor: Int) {
    var carry = 0
    for index in digits.indices.reversed() {
      carry += Int(digits[index]) * factor
      digits[index] = UInt8(carry % 10)
      carry /= 10
    }
    while carry > 0 {
      digits.insert(UInt8(carry % 10), at: 0)
      carry /= 10
    }
  }

  /// Whether the server treats the string as canonical and stores it unchanged.
  var passesForCanonical: Bool {
    if text == "0" { return true }
    let wholeCount = max(whole.count, 1)
    if format == .binary {
      let value = whole.reduce(0) { $0 &* 10 &+ Int($1) }
      return fraction.isEmpty && 14 - wholeCount - 3 * exponent >= 0 && value & 7 != 0
    }
    let scale = exponent - fraction.count
    return wholeCount + fraction.count <= 18 && scale >= -9 && scale % 3 == 0
      && !whole.isEmpty && (whole + fraction).suffix(3) != [0, 0, 0]
  }
}

extension Int128 {
  /// Ten times the value plus a digit; nil on overflow of 128 bits.
  fileprivate func appending(digit: UInt8) -> Int128? {
    let (shifted, overflow) = multipliedReportingOverflow(by: 10)
    let (sum, overflowed) = shifted.addingReportingOverflow(Int128(digit))
    return overflow || overflowed ? nil : sum
  }
}
