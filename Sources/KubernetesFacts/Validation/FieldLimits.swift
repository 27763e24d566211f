/// Limits of the API server for fields that specs and objects can set.
package enum FieldLimits {
  /// The maximum size in bytes of the data of a ConfigMap or Secret.
  package static let data = 1_048_576
  /// The maximum number of rules in a policy of a Job.
  package static let jobRules = 20
  /// The allowed lifetimes of a token of a service account, in seconds.
  package static let tokenLifetime: ClosedRange<Int> = 600...4_294_967_296
  /// The maximum stabilization window of an autoscaler, in seconds.
  package static let stabilizationWindow = 3600
}
