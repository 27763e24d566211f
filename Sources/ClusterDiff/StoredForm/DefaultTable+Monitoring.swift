import ManifestTree

/// The defaults in the Prometheus operator's definitions of the kinds that tell what is scraped.
extension DefaultTable {
  private static let group = "monitoring.coreos.com/"

  /// The kinds whose defaults these are all of.
  static let monitoringKinds = ["ServiceMonitor", "PodMonitor", "PrometheusRule"].map { group + $0 }

  static let monitoring: [DefaultRule] = [
    "ServiceMonitor.spec.endpoints.relabelings", "ServiceMonitor.spec.endpoints.metricRelabelings",
    "PodMonitor.spec.podMetricsEndpoints.relabelings",
    "PodMonitor.spec.podMetricsEndpoints.metricRelabelings",
  ].map { DefaultRule(type: group + $0, field: "action", value: "replace") }
}
