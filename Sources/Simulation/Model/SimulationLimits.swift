/// The limits of the values in the files and options of simulations.
package enum SimulationLimits {
  /// The maximum number of nodes, which is also that of a Kubernetes cluster.
  package static let nodes = 5000
  /// The maximum of a time in seconds: seven days.
  package static let seconds: Int64 = 7 * 24 * 3600
  /// The allowed times in milliseconds.
  package static let milliseconds = 0...(seconds * 1000)
}
