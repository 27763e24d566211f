package import ManifestTree

/// The API server's default of the metrics of a HorizontalPodAutoscaler.
package enum AutoscalerDefaults {
  /// The resource whose utilization determines the number of pods.
  package static let resource = "cpu"
  /// The target, as a percentage of the pods' requests.
  package static let utilization: Int64 = 80

  /// Whether the default applies to an object, which can have any version of the API.
  package static func apply(to autoscaler: Node) -> Bool {
    let spec = autoscaler["spec"]
    if case .list(let metrics)? = spec?["metrics"], !metrics.isEmpty { return false }
    if let percentage = spec?["targetCPUUtilizationPercentage"], percentage != .null { return false }
    return autoscaler["metadata"]?["annotations"]?[AutoscalerKey.metrics]?.text == nil
  }
}
