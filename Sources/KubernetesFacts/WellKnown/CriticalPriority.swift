/// The priority classes that Kubernetes creates for its own pods.
package enum CriticalPriority {
  /// The prefix that is reserved for them.
  package static let prefix = "system-"
  /// The values by name.
  package static let values = [
    "system-cluster-critical": 2_000_000_000, "system-node-critical": 2_000_001_000,
  ]
}
