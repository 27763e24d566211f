internal import ManifestTree

/// The defaults of common CustomResourceDefinitions, for dumps that do not contain the definitions.
extension DefaultTable {
  /// The kinds whose defaults are complete: those of the Prometheus operator, cert-manager, volume snapshots, Argo CD, and
  /// Flux.
  package static let definedKinds: Set<String> = [
    "monitoring.coreos.com/ServiceMonitor", "monitoring.coreos.com/PodMonitor",
    "monitoring.coreos.com/PrometheusRule", "cert-manager.io/Certificate", "cert-manager.io/Issuer",
    "cert-manager.io/ClusterIssuer", "snapshot.storage.k8s.io/VolumeSnapshot",
    "snapshot.storage.k8s.io/VolumeSnapshotClass", "helm.toolkit.fluxcd.io/HelmRelease",
    "argoproj.io/Application",
    "image.toolkit.fluxcd.io/ImagePolicy", "image.toolkit.fluxcd.io/ImageRepository",
    "image.toolkit.fluxcd.io/ImageUpdateAutomation", "kustomize.toolkit.fluxcd.io/Kustomization",
    "notification.toolkit.fluxcd.io/Alert", "notification.toolkit.fluxcd.io/Provider",
    "notification.toolkit.fluxcd.io/Receiver", "source.toolkit.fluxcd.io/Bucket",
    "source.toolkit.fluxcd.io/GitRepository", "source.toolkit.fluxcd.io/HelmChart",
    "source.toolkit.fluxcd.io/HelmRepository", "source.toolkit.fluxcd.io/OCIRepository",
  ]

  package static let commonDefinitions: [DefaultRule] = relabelings + issuers + flux + argo

  private static let relabelings: [DefaultRule] = [
    "ServiceMonitor.spec.endpoints.relabelings", "ServiceMonitor.spec.endpoints.metricRelabelings",
    "PodMonitor.spec.podMetricsEndpoints.relabelings",
    "PodMonitor.spec.podMetricsEndpoints.metricRelabelings",
  ].map { DefaultRule(type: "monitoring.coreos.com/" + $0, field: "action", value: "replace") }

  private static let issuers: [DefaultRule] =
    [
      DefaultRule(type: "cert-manager.io/Certificate.spec.issuerRef", field: "kind", value: "Issuer"),
      DefaultRule(
        type: "cert-manager.io/Certificate.spec.issuerRef", field: "group",
        value: .string(APIGroup.certManager)),
    ]
    + ["Issuer", "ClusterIssuer"].flatMap { kind in
      let parents = "cert-manager.io/\(kind).spec.acme.solvers.http01.gatewayHTTPRoute.parentRefs"
      return [
        DefaultRule(type: parents, field: "group", value: .string(APIGroup.gatewayAPI)),
        DefaultRule(type: parents, field: "kind", value: "Gateway"),
      ]
    }

  /// The defaults that Argo CD's controller sets in an Application; its definitions have none.
  private static let argo = [
    DefaultRule(
      type: "argoproj.io/Application.spec", field: "project", value: "default", fillsZero: true)
  ]

  /// The defaults of Flux, from the CustomResourceDefinitions of its 2.x releases.
  private static let flux: [DefaultRule] = (releases + images + sources + others).map { place, field, value in
    DefaultRule(type: place, field: field, value: value)
  }

  private typealias Default = (place: String, field: String, value: Node)

  private static let releases: [Default] =
    charts("helm.toolkit.fluxcd.io/HelmRelease.spec.chart.spec")
    + charts("source.toolkit.fluxcd.io/HelmChart.spec")
    + [("helm.toolkit.fluxcd.io/HelmRelease.spec.uninstall", "deletionPropagation", "background")]

  private static func charts(_ place: String) -> [Default] {
    [
      (place, "reconcileStrategy", "ChartVersion"), (place, "version", "*"),
      (place + ".verify", "provider", "cosign"),
    ]
  }

  private static let images: [Default] = [
    ("image.toolkit.fluxcd.io/ImageUpdateAutomation.spec.sourceRef", "kind", "GitRepository"),
    ("image.toolkit.fluxcd.io/ImageUpdateAutomation.spec", "update", ["strategy": "Setters"]),
    ("image.toolkit.fluxcd.io/ImageUpdateAutomation.spec.update", "strategy", "Setters"),
    ("image.toolkit.fluxcd.io/ImagePolicy.spec", "digestReflectionPolicy", "Never"),
    ("image.toolkit.fluxcd.io/ImagePolicy.spec.policy.alphabetical", "order", "asc"),
    ("image.toolkit.fluxcd.io/ImagePolicy.spec.policy.numerical", "order", "asc"),
    ("image.toolkit.fluxcd.io/ImageRepository.spec", "exclusionList", ["^.*\\.sig$"]),
    ("image.toolkit.fluxcd.io/ImageRepository.spec", "provider", "generic"),
  ]

  private static let sources: [Default] =
    ["Bucket", "HelmRepository", "OCIRepository"].map {
      ("source.toolkit.fluxcd.io/\($0).spec", "provider", "generic")
    }
    + ["Bucket", "GitRepository", "OCIRepository"].map {
      ("source.toolkit.fluxcd.io/\($0).spec", "timeout", "60s")
    } + [
      ("source.toolkit.fluxcd.io/GitRepository.spec.verify", "mode", "HEAD"),
      ("source.toolkit.fluxcd.io/OCIRepository.spec.verify", "provider", "cosign"),
    ]

  private static let others: [Default] = [
    ("kustomize.toolkit.fluxcd.io/Kustomization.spec", "force", false),
    ("kustomize.toolkit.fluxcd.io/Kustomization.spec.postBuild.substituteFrom", "optional", false),
    ("notification.toolkit.fluxcd.io/Alert.spec", "eventSeverity", "info"),
    ("notification.toolkit.fluxcd.io/Receiver.spec", "interval", "10m"),
  ]
}
