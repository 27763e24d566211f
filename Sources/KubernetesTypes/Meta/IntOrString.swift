package import ManifestTree

/// A number or a string: a port's number or name, a count or a percentage.
package enum IntOrString: Sendable, Hashable {
  /// A number.
  case int(Int)
  /// A name, or a percentage such as `25%`.
  case string(String)
}

extension IntOrString: NodeEncodable {
  package func node(in encoder: inout NodeEncoder) -> Node {
    switch self {
    case .int(let number): .int(Int64(number))
    case .string(let text): .string(text)
    }
  }
}

extension IntOrString: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(stringLiteral value: String) { self = .string(value) }
}
