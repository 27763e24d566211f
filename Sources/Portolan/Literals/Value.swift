/// Any value in a manifest, for patches and free objects.
///
/// Write the value as a Swift literal.
///
/// ```swift
/// .patch(.deployment, ["spec": ["template": ["spec": ["hostUsers": false]]]])
/// ```
/// String literals can contain interpolations. For a value that your code computes, use an initializer:
///
/// ```swift
/// let hosts = ["a", "b"]
/// .patch(.service, ["metadata": ["annotations": Value(hosts.map { ("example.com/\($0)", "\($0).example.com") })]])
/// ```
public indirect enum Value: PayloadValue, Sendable, Equatable {
  /// `null`; in a patch, `null` removes the field.
  case null
  /// A boolean.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A floating-point number.
  case double(Double)
  /// A string.
  case string(String)
  /// A list.
  case list([Value])
  /// A map, in the declared order.
  case map([Entry])

  /// A key in a map with its value.
  public struct Entry: PayloadValue, Sendable, Equatable {
    package let key: String
    package let value: Value
  }
}

extension Value: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// Creates a string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Creates a whole number.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// Creates a floating-point number.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// Creates a boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Creates a list.
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
  /// Creates a map in the literal's order.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self = .map(elements.map { Entry(key: $0.0, value: $0.1) })
  }
  /// Creates `null`.
  public init(nilLiteral: ()) { self = .null }
}

extension Value {
  /// Creates a string from a computed value.
  public init(_ text: String) { self = .string(text) }
  /// Creates a whole number from a computed value.
  public init(_ number: Int) { self = .int(number) }
  /// Creates a floating-point number from a computed value.
  public init(_ number: Double) { self = .double(number) }
  /// Creates a boolean from a computed value.
  public init(_ flag: Bool) { self = .bool(flag) }
  /// Creates a list from computed values.
  public init(_ elements: [Value]) { self = .list(elements) }
  /// Creates a list from computed strings.
  public init(_ texts: [String]) { self = .list(texts.map { .string($0) }) }
  /// Creates a map from computed pairs; it keeps the order of the pairs.
  public init(_ pairs: [(String, Value)]) {
    self = .map(pairs.map { Entry(key: $0.0, value: $0.1) })
  }
  /// Creates a map from computed pairs of strings; it keeps the order of the pairs.
  public init(_ pairs: [(String, String)]) {
    self = .map(pairs.map { Entry(key: $0.0, value: .string($0.1)) })
  }
  /// Creates a map from a computed dictionary, sorted by key.
  public init(_ map: [String: Value]) {
    self.init(map.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }
  /// Creates a map from a computed dictionary of strings, sorted by key.
  public init(_ map: [String: String]) {
    self.init(map.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }
  /// Creates a map from labels, annotations, or other key-value pairs.
  public init(_ settings: KeyValues) {
    self = .map(settings.entries.map { Entry(key: $0.key, value: .string($0.value)) })
  }
}

extension Value {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .null
    case 1: self = .bool(try reader.next())
    case 2: self = .int(try reader.next())
    case 3: self = .double(try reader.next())
    case 4: self = .string(try reader.next())
    case 5: self = .list(try reader.nested { try $0.next() })
    case 6: self = .map(try reader.nested { try $0.next() })
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .null: writer.put(case: 0)
    case .bool(let flag): writer.put(case: 1, flag)
    case .int(let number): writer.put(case: 2, number)
    case .double(let number): writer.put(case: 3, number)
    case .string(let text): writer.put(case: 4, text)
    case .list(let values): writer.put(case: 5, values)
    case .map(let entries): writer.put(case: 6, entries)
    }
  }
}

extension Value.Entry {
  package init(from reader: inout PayloadReader) throws { (key, value) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(key, value) }
}
