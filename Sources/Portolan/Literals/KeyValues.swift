/// Keys with texts, in the order of writing: labels, annotations, data, headers.
///
/// Written as a dictionary literal. A repeated key is kept, and is a fault when the spec is expanded.
public struct KeyValues: PayloadValue, Sendable, Equatable, ExpressibleByDictionaryLiteral {
  package var entries: [Entry]

  package struct Entry: PayloadValue, Sendable, Equatable {
    package let key: String
    package let value: String
  }

  /// Makes settings of a literal, in its order.
  public init(dictionaryLiteral elements: (String, String)...) {
    entries = elements.map { Entry(key: $0.0, value: $0.1) }
  }

  /// Makes settings of pairs that a program computed.
  public init(_ pairs: [(String, String)]) {
    entries = pairs.map { Entry(key: $0.0, value: $0.1) }
  }

  /// Whether there is nothing in it.
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
