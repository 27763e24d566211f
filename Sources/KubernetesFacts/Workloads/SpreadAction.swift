/// What the scheduler does with a pod that would exceed the skew of a topology spread constraint: `whenUnsatisfiable`.
package enum SpreadAction {
  /// The pod stays pending.
  package static let strict = "DoNotSchedule"
  /// The pod is placed where the skew is the smallest.
  package static let lenient = "ScheduleAnyway"

  /// Whether an action keeps pods pending; the API server requires the field.
  package static func isStrict(_ action: String?) -> Bool { action != lenient }
}
