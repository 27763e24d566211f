internal import ManifestTree

/// A value of an expression.
enum CELValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case list([CELValue])
  /// The keys of a map are strings.
  case map([String: CELValue])
  case quantity(Quantity)
  /// A duration in nanoseconds.
  case duration(Int64)
  indirect case optional(CELValue?)
  /// A value of a type that the evaluation does not support, such as a time.
  case opaque

  /// A number for comparisons.
  var number: Double? {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }

  /// Whether the values are equal; an integer can equal a fraction.
  func equals(_ other: CELValue) throws -> Bool {
    switch (self, other) {
    case (.opaque, _), (_, .opaque): throw CELProblem.unsupported
    case (.list(let left), .list(let right)):
      return try left.count == right.count && zip(left, right).allSatisfy { try $0.equals($1) }
    case (.map(let left), .map(let right)):
      return try left.count == right.count
        && left.allSatisfy { key, value in try right[key].map { try value.equals($0) } ?? false }
    case (.int, .double), (.double, .int): return number == other.number
    default: return self == other
    }
  }
}

/// Why an expression has no value.
enum CELProblem: Error {
  /// The evaluation lacks a function or a type.
  case unsupported
  /// The API server rejects the object with this error.
  case failure(String)
}
