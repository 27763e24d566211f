/// The limits for the settings of an experiment's Job, shared by the checks of specs and the values of charts.
package enum ExperimentSettings {
  /// The number of concurrent users or clients of a load.
  package static let users = 1...100_000
  /// The number of users that start per second.
  package static let spawnRate = 1...10_000
  /// A duration or an interval in seconds: up to one day.
  package static let seconds = 1...86_400
  /// The additional seconds for an experiment's Job to pull the image, start, and report.
  package static let margin = 300
  /// The seconds after which the drain of a node fails.
  package static let drainTimeout = 600

  /// The allowed integers for a setting of a Job, by its name in the ConfigMap; nil for other settings.
  package static func range(of setting: String) -> ClosedRange<Int>? {
    switch setting {
    case "users", "clients": users
    case "spawn_rate": spawnRate
    case "duration", "interval": seconds
    default: nil
    }
  }
}
