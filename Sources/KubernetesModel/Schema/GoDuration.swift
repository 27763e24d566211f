/// Time spans as Go writes them, which the APIs take over: `300ms`, `-1.5h`, `2h45m`.
enum GoDuration {
  /// The length of a span; nil if the text is none, or if it is longer than 292 years.
  static func nanoseconds(_ text: String) -> Int64? {
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    if rest.elementsEqual("0".utf8) { return 0 }
    guard !rest.isEmpty else { return nil }
    var total = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
      rest = rest[number.endIndex...]
      let unit = rest.prefix { !$0.isDigit && $0 != UInt8(ascii: ".") }
      rest = rest[unit.endIndex...]
      guard let value = decimal(number), let scale = scales[String(Substring(unit))] else { return nil }
      total += value * scale
    }
    return Int64(exactly: (isNegative ? -total : total).rounded())
  }

  private static let scales: [String: Double] = [
    "ns": 1, "us": 1e3, "µs": 1e3, "μs": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9,
  ]

  /// The value of `12`, `1.5`, `.5` and `1.`; nil for others.
  private static func decimal(_ digits: Substring.UTF8View) -> Double? {
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }) else { return nil }
    return Double(parts.map { $0.isEmpty ? "0" : String(Substring($0)) }.joined(separator: "."))
  }
}
