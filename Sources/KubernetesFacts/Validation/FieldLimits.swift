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
  /// The allowed periods of an autoscaler's scaling policy, in seconds.
  package static let scalingPeriod = 1...1800
  /// The allowed timeouts of a Service's session affinity, in seconds.
  package static let sessionAffinityTimeout = 1...86_400
  /// The maximum number of exit codes in a rule.
  package static let exitCodes = 255
  /// The maximum size in bytes of all annotations of an object, and of all parameters of a StorageClass.
  static let annotations = 262_144
  /// The maximum priority of a class that a user creates.
  package static let priority = 1_000_000_000
}
