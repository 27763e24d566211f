internal import Synchronization

/// Values that are usually computed only once for an object, by their types.
///
/// Rules use a store for results that follow from many objects and are the same for many findings, so that the cost of
/// a rule stays linear. A store has few values, so look-up is a linear scan: a table for each of many thousand stores
/// would take more memory.
package struct FactStore: ~Copyable, Sendable {
  private let values = Mutex<[(type: ObjectIdentifier, value: any Sendable)]>([])
  private let computations = Mutex(0)

  package init() {}

  /// The value of a type that one rule declares for this purpose.
  ///
  /// The value is computed without a lock, so two threads can compute it at the same time.
  package func value<Value: Sendable>(_ make: () -> Value) -> Value {
    let type = ObjectIdentifier(Value.self)
    if let known = values.withLock({ $0.first { $0.type == type } })?.value as? Value { return known }
    let made = make()
    computations.withLock { $0 += 1 }
    values.withLock { $0.append((type, made)) }
    return made
  }

  /// How many values were computed.
  package var count: Int { computations.withLock(\.self) }
}
