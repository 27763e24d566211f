/// A number or a text: a port's number or name, a count or a percentage.
public enum IntOrString: Sendable, Equatable {
  /// A number.
  case int(Int)
  /// A name, or a percentage such as `25%`.
  case string(String)
}

extension IntOrString: Encodable {
  /// Encodes the bare number or text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .int(let number): try container.encode(number)
    case .string(let text): try container.encode(text)
    }
  }
}

extension IntOrString: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  /// Makes a number.
  public init(integerLiteral value: Int) { self = .int(value) }
  /// Makes a text.
  public init(stringLiteral value: String) { self = .string(value) }
}
