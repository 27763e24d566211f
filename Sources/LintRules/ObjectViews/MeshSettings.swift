/// An object of Istio's that may be for some pods alone.
struct MeshSettings {
  let manifest: Manifest
  /// The labels of those pods.
  let labels: ManifestField
}

extension MeshSettings: Subject {
  static func all(in context: LintContext) -> [MeshSettings] {
    kinds.flatMap { type, path in
      context.manifests(of: type).map { manifest in
        MeshSettings(manifest: manifest, labels: path.reduce(manifest.root["spec"]) { $0[$1] })
      }
    }
  }

  private static let kinds: [(ObjectType, path: [String])] = [
    (Sidecar.type, ["workloadSelector", "labels"]),
    (EnvoyFilter.type, ["workloadSelector", "labels"]),
    (DestinationRule.type, ["workloadSelector", "matchLabels"]),
    (ObjectType("networking.istio.io", "ProxyConfig"), ["selector", "matchLabels"]),
    (Telemetry.type, ["selector", "matchLabels"]),
    (AuthorizationPolicy.type, ["selector", "matchLabels"]),
    (RequestAuthentication.type, ["selector", "matchLabels"]),
    (ObjectType("security.istio.io", "PeerAuthentication"), ["selector", "matchLabels"]),
    (ObjectType("extensions.istio.io", "WasmPlugin"), ["selector", "matchLabels"]),
  ]
}
