import KubernetesFacts

/// An Istio object that can apply to selected pods.
package struct MeshSettings {
  package let manifest: Manifest
  /// The field with the labels of the selected pods.
  package let labels: ManifestField
}

extension MeshSettings: Subject {
  package static func all(in context: LintContext) -> [MeshSettings] {
    kinds.flatMap { type, path in
      context.manifests(of: type).map { manifest in
        MeshSettings(manifest: manifest, labels: path.reduce(manifest.root["spec"]) { $0[$1] })
      }
    }
  }

  private static let kinds: [(GroupKind, path: [String])] = [
    (Sidecar.type, ["workloadSelector", "labels"]),
    (EnvoyFilter.type, ["workloadSelector", "labels"]),
    (DestinationRule.type, ["workloadSelector", "matchLabels"]),
    (GroupKind.proxyConfig, ["selector", "matchLabels"]),
    (Telemetry.type, ["selector", "matchLabels"]),
    (AuthorizationPolicy.type, ["selector", "matchLabels"]),
    (RequestAuthentication.type, ["selector", "matchLabels"]),
    (GroupKind.peerAuthentication, ["selector", "matchLabels"]),
    (GroupKind.wasmPlugin, ["selector", "matchLabels"]),
  ]
}
