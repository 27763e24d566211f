/// The operators of label selectors and node selectors.
package enum LabelOperator: String, Sendable {
  case isIn = "In"
  case isNotIn = "NotIn"
  case exists = "Exists"
  case doesNotExist = "DoesNotExist"
  case isGreater = "Gt"
  case isLess = "Lt"

  /// Whether a label satisfies a requirement.
  /// - Parameters:
  ///   - label: the label's value; nil if there is no label with the key.
  ///   - values: the values of the requirement.
  @inlinable
  package func holds(_ label: String?, _ values: [String]) -> Bool {
    switch self {
    case .isIn: label.map(values.contains) ?? false
    case .isNotIn: label.map { !values.contains($0) } ?? true
    case .exists: label != nil
    case .doesNotExist: label == nil
    case .isGreater: Self.compare(label, values) { $0 > $1 }
    case .isLess: Self.compare(label, values) { $0 < $1 }
    }
  }

  /// Compares a label with the only value, as numbers.
  @usableFromInline
  static func compare(_ label: String?, _ values: [String], _ holds: (Int64, Int64) -> Bool) -> Bool {
    guard let label, let number = Int64(label), values.count == 1, let bound = Int64(values[0]) else {
      return false
    }
    return holds(number, bound)
  }
}
