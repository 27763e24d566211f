/// What the settings of an experiment's Job may be: the checks of a spec and the values of a chart have the same bounds.
package enum ExperimentSettings {
  /// The number of concurrent users or clients of a load.
  package static let users = 1...100_000
  /// The number of users that start per second.
  package static let spawnRate = 1...10_000
  /// Seconds of a duration or an interval: up to a day, so that an experiment ends while somebody watches it.
  package static let seconds = 1...86_400
  /// Seconds that a Job may take beyond its experiment: to pull the image, start, and report.
  package static let margin = 300

  /// The whole numbers that a setting of a Job may have, by its name in the ConfigMap; nil for all others.
  package static func range(of setting: String) -> ClosedRange<Int>? {
    switch setting {
    case "users", "clients": users
    case "spawn_rate": spawnRate
    case "duration", "interval": seconds
    default: nil
    }
  }
}
