internal import ManifestTree

/// The defaults of common CustomResourceDefinitions, for dumps that do not contain the definitions.
extension DefaultTable {
  /// The kinds whose defaults are complete: those of the Prometheus operator, cert-manager, and volume snapshots.
  package static let definedKinds: Set<String> = [
    "monitoring.coreos.com/ServiceMonitor", "monitoring.coreos.com/PodMonitor",
    "monitoring.coreos.com/PrometheusRule", "cert-manager.io/Certificate", "cert-manager.io/Issuer",
    "cert-manager.io/ClusterIssuer", "snapshot.storage.k8s.io/VolumeSnapshot",
    "snapshot.storage.k8s.io/VolumeSnapshotClass",
  ]

  package static let commonDefinitions: [DefaultRule] = relabelings + issuers

  private static let relabelings: [DefaultRule] = [
    "ServiceMonitor.spec.endpoints.relabelings", "ServiceMonitor.spec.endpoints.metricRelabelings",
    "PodMonitor.spec.podMetricsEndpoints.relabelings",
    "PodMonitor.spec.podMetricsEndpoints.metricRelabelings",
  ].map { DefaultRule(type: "monitoring.coreos.com/" + $0, field: "action", value: "replace") }

  private static let issuers: [DefaultRule] =
    [
      DefaultRule(type: "cert-manager.io/Certificate.spec.issuerRef", field: "kind", value: "Issuer"),
      DefaultRule(
        type: "cert-manager.io/Certificate.spec.issuerRef", field: "group", value: "cert-manager.io"),
    ]
    + ["Issuer", "ClusterIssuer"].flatMap { kind in
      let parents = "cert-manager.io/\(kind).spec.acme.solvers.http01.gatewayHTTPRoute.parentRefs"
      return [
        DefaultRule(type: parents, field: "group", value: "gateway.networking.k8s.io"),
        DefaultRule(type: parents, field: "kind", value: "Gateway"),
      ]
    }
}
