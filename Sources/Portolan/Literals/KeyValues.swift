/// Keys with string values in the declared order, such as labels, annotations, data, or headers.
///
/// Write the values as a dictionary literal. A repeated key is an error when the spec is expanded. A key whose value is nil
/// is left out, which is useful for keys that only some profiles have:
///
/// ```swift
/// .podAnnotations(["example.com/trace": profile == .prod ? nil : "true"])
/// ```
public struct KeyValues: PayloadValue, Sendable, Equatable, ExpressibleByDictionaryLiteral {
  package var entries: [Entry]

  package struct Entry: PayloadValue, Sendable, Equatable {
    package let key: String
    package let value: String
  }

  /// Creates the values from a literal, in its order, without the keys whose value is nil.
  public init(dictionaryLiteral elements: (String, String?)...) {
    entries = elements.compactMap { key, value in value.map { Entry(key: key, value: $0) } }
  }

  /// Creates the values from computed pairs.
  public init(_ pairs: [(String, String)]) {
    entries = pairs.map { Entry(key: $0.0, value: $0.1) }
  }

  /// Creates the values from a computed map, sorted by key.
  public init(_ map: [String: String]) {
    entries = map.sorted { $0.key < $1.key }.map { Entry(key: $0.key, value: $0.value) }
  }

  /// Whether there are no keys.
  public var isEmpty: Bool { entries.isEmpty }

  package static func + (left: KeyValues, right: KeyValues) -> KeyValues {
    var sum = left
    sum.entries += right.entries
    return sum
  }
}

extension KeyValues {
  package init(from reader: inout PayloadReader) throws { entries = try reader.next() }
  package func write(to writer: inout PayloadWriter) { writer.put(entries) }
}

extension KeyValues.Entry {
  package init(from reader: inout PayloadReader) throws { (key, value) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(key, value) }
}
