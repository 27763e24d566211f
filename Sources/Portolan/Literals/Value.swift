/// Any value of a manifest, for the escape hatches: write it as a Swift literal.
///
/// ```swift
/// .patch(.deployment, ["spec": ["template": ["spec": ["hostUsers": false]]]])
/// ```
/// Text literals can contain interpolations. For a value that your code computes, use an initializer:
///
/// ```swift
/// let hosts = ["a", "b"]
/// .patch(.service, ["metadata": ["annotations": Value(hosts.map { ("example.com/\($0)", "\($0).example.com") })]])
/// ```
public indirect enum Value: PayloadValue, Sendable, Equatable {
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
  /// A map, in the declared order.
  case map([Entry])

  /// One key of a map with its value.
  public struct Entry: PayloadValue, Sendable, Equatable {
    package let key: String
    package let value: Value
  }
}

extension Value: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// Makes text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Creates a whole number.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// Creates a number with a fraction.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// Creates a boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Creates a list.
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
  /// Creates a map in the literal's order.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self = .map(elements.map { Entry(key: $0.0, value: $0.1) })
  }
  /// Makes `null`.
  public init(nilLiteral: ()) { self = .null }
}

extension Value {
  /// Makes text that your code computed.
  public init(_ text: String) { self = .string(text) }
  /// Makes a whole number that your code computed.
  public init(_ number: Int) { self = .int(number) }
  /// Makes a number with a fraction that your code computed.
  public init(_ number: Double) { self = .double(number) }
  /// Makes a boolean that your code computed.
  public init(_ flag: Bool) { self = .bool(flag) }
  /// Makes a list that your code computed.
  public init(_ elements: [Value]) { self = .list(elements) }
  /// Makes a list of strings that your code computed.
  public init(_ texts: [String]) { self = .list(texts.map { .string($0) }) }
  /// Makes a map that your code computed, in the order of the pairs.
  public init(_ pairs: [(String, Value)]) {
    self = .map(pairs.map { Entry(key: $0.0, value: $0.1) })
  }
  /// Makes a map of strings that your code computed, in the order of the pairs.
  public init(_ pairs: [(String, String)]) {
    self = .map(pairs.map { Entry(key: $0.0, value: .string($0.1)) })
  }
  /// Makes a map that your code computed, in the order of its keys.
  public init(_ map: [String: Value]) {
    self.init(map.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }
  /// Makes a map of strings that your code computed, in the order of its keys.
  public init(_ map: [String: String]) {
    self.init(map.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }
  /// Makes a map of labels, annotations, or other settings.
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
