/// Any value of a manifest, for the escape hatches: write it as a Swift literal.
///
/// ```swift
/// .patch(.deployment, ["spec": ["template": ["spec": ["shareProcessNamespace": true]]]])
/// ```
public indirect enum Value: Codable, Sendable, Equatable {
  /// `null`; in a patch it removes the field.
  case null
  /// A boolean.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A number with a fraction.
  case double(Double)
  /// Text.
  case string(String)
  /// A list.
  case list([Value])
  /// A map in the order of writing.
  case map([Entry])

  /// One key of a map with its value.
  public struct Entry: Codable, Sendable, Equatable {
    package let key: String
    package let value: Value
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// Makes text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Makes a whole number.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// Makes a number with a fraction.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// Makes a boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Makes a list.
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
  /// Makes a map in the literal's order.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self = .map(elements.map { Entry(key: $0.0, value: $0.1) })
  }
  /// Makes `null`.
  public init(nilLiteral: ()) { self = .null }
}
