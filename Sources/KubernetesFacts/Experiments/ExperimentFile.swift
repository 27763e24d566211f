/// The names by which the Job of an experiment gets its script and its settings.
package enum ExperimentFile {
  /// The suffix of the ConfigMap with the scripts.
  package static let scriptsSuffix = "-script"
  /// The suffix of the ConfigMap with the rates and durations.
  package static let settingsSuffix = "-settings"
  /// The folder of the scripts in the container.
  package static let folder = "/etc/experiment"

  package static let locust = "locustfile.py"
  /// The script that compares the result of Locust with the target.
  package static let locustJudge = "judge.py"
  package static let siege = "siege.sh"
  package static let restarts = "restart.sh"

  /// The variable with the URL of the service under load.
  package static let target = "TARGET"
  /// The variable with the Deployments to restart.
  package static let targets = "TARGETS"
}
