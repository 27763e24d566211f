import KubernetesFacts
import ManifestTree

/// Determines when two different spellings have the same meaning.
enum Scalars {
  /// Why two values have the same meaning; nil if their meanings differ.
  static func reason(_ left: Node, _ right: Node, _ schema: SchemaCursor) -> Reason? {
    if isQuantity(schema), let one = quantity(left), let other = quantity(right), one == other {
      return .quantitySpelling
    }
    if isDuration(schema), let one = duration(left), let other = duration(right), one == other {
      return .durationSpelling
    }
    if schema.value?.type == .intOrString, let one = percent(left), one == percent(right) {
      return .scalarSpelling
    }
    if schema.value?.type == .time || schema.value?.type == .microTime, let one = left.text,
      let other = right.text,
      Timestamp(one).map({ $0 == Timestamp(other) }) ?? false
    {
      return .scalarSpelling
    }
    return nil
  }

  /// A normalized value for all spellings.
  static func meaning(of node: Node, _ schema: SchemaCursor) -> Node {
    if isQuantity(schema), let value = quantity(node) { return .string("q\(value.nanos)") }
    if isDuration(schema), let value = duration(node) { return .string("d\(value.nanoseconds)") }
    return node
  }

  private static func isQuantity(_ schema: SchemaCursor) -> Bool {
    if schema.value?.type == .quantity { return true }
    guard schema.value == nil else { return false }
    let parts = schema.place.split(separator: ".").suffix(2)
    return parts.count == 2 && parts.first.map { amounts.contains(String($0)) } ?? false
  }

  private static let amounts: Set<String> = ["limits", "requests"]

  private static func isDuration(_ schema: SchemaCursor) -> Bool {
    schema.value == nil || schema.value?.rules?.format == .duration
  }

  private static func quantity(_ node: Node) -> Quantity? {
    node.plainText.flatMap { try? Quantity($0) }
  }

  private static func duration(_ node: Node) -> DurationText? {
    guard case .string(let text) = node, text.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) ?? false else {
      return nil
    }
    return try? DurationText(text)
  }

  private static func percent(_ node: Node) -> Int? {
    guard case .string(let text) = node, text.hasSuffix("%") else { return nil }
    return Int(text.dropLast())
  }
}

/// An RFC 3339 time, for comparing spellings of the same instant.
private struct Timestamp: Equatable {
  private let seconds: Int
  private let fraction: String

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let date = Self.numbers(bytes[0..<10], 3),
      let time = Self.numbers(bytes[11..<19], 3)
    else { return nil }
    let digits = bytes[19...].dropFirst(bytes[19] == UInt8(ascii: ".") ? 1 : 0).prefix {
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
    }
    guard let offset = Self.offset(bytes[digits.endIndex...]) else { return nil }
    var fraction = String(decoding: digits, as: UTF8.self)[...]
    while fraction.hasSuffix("0") { fraction = fraction.dropLast() }
    self.fraction = String(fraction)
    let day = Self.day(year: date[0], month: date[1], day: date[2])
    seconds = ((day * 24 + time[0]) * 60 + time[1] - offset) * 60 + time[2]
  }

  /// The numbers between separators; nil if there are not `count` of them.
  private static func numbers(_ bytes: ArraySlice<UInt8>, _ count: Int) -> [Int]? {
    let parts = bytes.split { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) }
      .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    return parts.count == count ? parts : nil
  }

  /// The offset of a time zone in minutes.
  private static func offset(_ zone: ArraySlice<UInt8>) -> Int? {
    if zone.elementsEqual("Z".utf8) { return 0 }
    guard zone.count == 6, let sign = zone.first, let parts = numbers(zone.dropFirst(), 2) else { return nil }
    let minutes = parts[0] * 60 + parts[1]
    return sign == UInt8(ascii: "-") ? -minutes : minutes
  }

  /// The day number in the Gregorian calendar, relative to a fixed day; years start in March.
  private static func day(year: Int, month: Int, day: Int) -> Int {
    let (year, month) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day
  }
}
