/// What an API accepts at one place: a type, and rules that its values keep beyond that.
public struct ValueSchema: Sendable, Hashable {
  /// The type.
  public let type: ValueType
  /// Further rules; most places have none.
  public let rules: ValueRules?

  /// Makes a schema.
  public init(_ type: ValueType, _ rules: ValueRules? = nil) {
    self.type = type
    self.rules = rules
  }
}

/// The types of the APIs' values.
public indirect enum ValueType: Sendable, Hashable {
  /// `true` or `false`
  case bool
  /// A whole number of 32 bits.
  case int32
  /// A whole number of 64 bits.
  case int64
  /// A number.
  case number
  /// Text.
  case string
  /// A whole number of 32 bits, or text such as a port's name or `25%`.
  case intOrString
  /// An amount such as `500m` or `1Gi`, as text or as a number.
  case quantity
  /// A time such as `2026-01-31T12:00:00Z`.
  case time
  /// A time with six digits behind the second.
  case microTime
  /// Bytes in base 64.
  case base64
  /// Anything.
  case any
  /// A map of anything.
  case anyObject
  /// An object with fields of its own.
  case object(ObjectReference)
  /// A list.
  case list(ValueSchema, ListType)
  /// A map from any text to one kind of value, or to null.
  case map(ValueSchema)
}

/// How the elements of a list are told apart, and so merged: `x-kubernetes-list-type`.
public enum ListType: Sendable, Hashable {
  /// Not at all: the list is one value.
  case atomic
  /// By their value.
  case set
  /// By the values of these fields.
  case map(keys: [String])
}

/// Rules that a value keeps beyond its type.
public struct ValueRules: Sendable, Hashable {
  /// The only texts that are accepted; nil for any.
  public var allowed: [String]?
  /// The least number that is accepted.
  public var minimum: Int?
  /// The greatest number that is accepted.
  public var maximum: Int?
  /// The least number of characters, elements or entries.
  public var minimumCount: Int?
  /// The greatest number of characters, elements or entries.
  public var maximumCount: Int?
  /// The form that a text has.
  public var format: TextFormat?

  /// Makes rules that accept everything.
  public init() {}
}
