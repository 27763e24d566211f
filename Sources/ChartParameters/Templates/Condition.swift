/// The condition for a part of a manifest.
package indirect enum Condition: Sendable, Equatable {
  case isTrue(ValuesPath)
  case isFalse(ValuesPath)
  /// The value is set and not null.
  case isSet(ValuesPath)
  /// The value is missing or null.
  case isUnset(ValuesPath)
  /// The value is set and not empty.
  case isFilled(ValuesPath)
  /// The value is true, or it is null and the chart is installed into one of these namespaces.
  case isOn(ValuesPath, orIn: [String])
  /// The value is one of these strings.
  case isOneOf(ValuesPath, [String])
  /// The selected profile is one of these.
  case isProfile([String])
  /// All conditions are true.
  case all([Condition])
  /// At least one condition is true.
  case any([Condition])

  /// Whether the condition depends on a value.
  package func asks(_ path: ValuesPath) -> Bool {
    switch self {
    case .isTrue(let asked), .isFalse(let asked), .isSet(let asked), .isUnset(let asked),
      .isFilled(let asked), .isOn(let asked, _), .isOneOf(let asked, _):
      asked == path
    case .isProfile: false
    case .all(let conditions), .any(let conditions): conditions.contains { $0.asks(path) }
    }
  }

  /// The condition that both conditions are true; if one of them is nil, the other one.
  package static func both(_ one: Condition?, _ other: Condition?) -> Condition? {
    switch (one, other) {
    case (nil, let only), (let only, nil): only
    case (.all(let one)?, let other?): .all(one + [other])
    case (let one?, .all(let other)?): .all([one] + other)
    case (let one?, let other?): .all([one, other])
    }
  }
}
