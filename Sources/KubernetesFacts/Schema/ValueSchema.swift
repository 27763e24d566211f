/// The schema of a value: a type, and constraints on its values.
package struct ValueSchema: Sendable, Hashable {
  package let type: ValueType
  /// The constraints; most values have none.
  package let rules: ValueRules?

  package init(_ type: ValueType, _ rules: ValueRules? = nil) {
    self.type = type
    self.rules = rules
  }
}

/// The types of API values.
package indirect enum ValueType: Sendable, Hashable {
  /// `true` or `false`
  case bool
  /// A 32-bit integer.
  case int32
  /// A 64-bit integer.
  case int64
  case number
  case string
  /// A 32-bit integer, or a string such as a port's name or `25%`.
  case intOrString
  /// A quantity such as `500m` or `1Gi`, as a string or as a number.
  case quantity
  /// A time such as `2026-01-31T12:00:00Z`.
  case time
  /// A time with six fraction digits.
  case microTime
  /// Base64 bytes.
  case base64
  /// Any value.
  case any
  /// A map of any values.
  case anyObject
  /// An object with fields.
  case object(ObjectReference)
  case list(ValueSchema, ListType)
  /// A map from any string to values of one type, or to null.
  case map(ValueSchema)
}

/// How list elements are identified and merged: `x-kubernetes-list-type`.
package enum ListType: Sendable, Hashable {
  /// Elements are not identified: the list is one value.
  case atomic
  /// Elements are identified by value.
  case set
  /// Elements are identified by the values of these fields.
  case map(keys: [String])
}

/// Constraints on a value in addition to its type.
package struct ValueRules: Sendable, Hashable {
  /// The allowed strings; nil for any.
  package var allowed: [String]?
  /// The minimum of a number.
  package var minimum: Int?
  /// The maximum of a number.
  package var maximum: Int?
  /// The minimum number of characters, elements, or entries.
  package var minimumCount: Int?
  /// The maximum number of characters, elements, or entries.
  package var maximumCount: Int?
  /// The format of a string.
  package var format: TextFormat?

  /// Creates rules without constraints.
  package init() {}
}
