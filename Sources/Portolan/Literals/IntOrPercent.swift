/// A number or percentage of pods: `2` or `"25%"`.
///
/// The Kubernetes type is `IntOrString`; strings must be integer percentages.
public enum IntOrPercent: PayloadValue, Sendable, Hashable, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral
{
  /// A number of pods.
  case count(Int)
  /// A percentage, as written: `"25%"`.
  case percent(String)

  /// Creates a number of pods.
  public init(integerLiteral value: Int) { self = .count(value) }
  /// Creates a percentage from a literal such as `"25%"`.
  public init(stringLiteral value: String) { self = .percent(value) }
}

extension IntOrPercent {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .count(try reader.next())
    case 1: self = .percent(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .count(let number): writer.put(case: 0, number)
    case .percent(let text): writer.put(case: 1, text)
    }
  }
}
