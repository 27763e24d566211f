/// The kubelet's defaults.
package enum NodeDefaults {
  /// The maximum number of pods on a node.
  package static let pods: Int64 = 110
}
