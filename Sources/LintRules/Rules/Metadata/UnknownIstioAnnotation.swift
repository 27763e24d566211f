internal import Diagnostics

/// An annotation that Istio does not know.
struct UnknownIstioAnnotation: Rule {
  static let card = RuleCard(
    id: "unknown-istio-annotation", .warning, in: .default,
    summary: "An annotation under istio.io that Istio does not know does nothing.",
    why: "A misspelt setting is silently ignored.",
    fix: "use the name that Istio documents",
    covers: CompatibleIDs(istioctl: ["IST0108"]),
    examples: [
      .failing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata:
              annotations:
                sidecar.istio.io/proxyCPUs: 100m  # flagged
        """),
      .passing(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            metadata: {labels: {app: web}, annotations: {sidecar.istio.io/proxyCPU: 100m}}
        """),
    ])

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    let places = [manifest.root["metadata"], manifest.root["spec"]["template"]["metadata"]]
    return places.flatMap { $0["annotations"].entries }.compactMap { key, value in
      guard Self.domains.contains(where: key.hasPrefix), !Self.known.contains(key) else { return nil }
      let near = nearestName(to: key, among: Self.known)
      return finding(at: value, "Istio has no annotation '\(key)'", fix: near.map { "did you mean '\($0)'?" })
    }
  }

  /// The domains whose annotations are all Istio's.
  private static let domains = [
    "sidecar.istio.io/", "proxy.istio.io/", "traffic.sidecar.istio.io/", "networking.istio.io/",
    "inject.istio.io/", "prometheus.istio.io/",
  ]

  private static let known = [
    "networking.istio.io/exportTo", "networking.istio.io/traffic-distribution",
    "networking.istio.io/address-type", "networking.istio.io/service-type", "inject.istio.io/templates",
    "prometheus.istio.io/merge-metrics", "sidecar.istio.io/inject", "sidecar.istio.io/proxyCPU",
    "sidecar.istio.io/proxyCPULimit",
    "sidecar.istio.io/proxyMemory", "sidecar.istio.io/proxyMemoryLimit", "sidecar.istio.io/proxyImage",
    "sidecar.istio.io/proxyImageType", "sidecar.istio.io/rewriteAppHTTPProbers", "sidecar.istio.io/status",
    "sidecar.istio.io/userVolume", "sidecar.istio.io/userVolumeMount", "sidecar.istio.io/logLevel",
    "sidecar.istio.io/agentLogLevel", "sidecar.istio.io/componentLogLevel",
    "sidecar.istio.io/interceptionMode",
    "sidecar.istio.io/bootstrapOverride", "sidecar.istio.io/discoveryAddress",
    "sidecar.istio.io/enableCoreDump",
    "sidecar.istio.io/extraStatTags", "sidecar.istio.io/statsInclusionPrefixes",
    "sidecar.istio.io/statsInclusionRegexps", "sidecar.istio.io/statsInclusionSuffixes",
    "sidecar.istio.io/statsHistogramBuckets", "sidecar.istio.io/statsCompression",
    "sidecar.istio.io/nativeSidecar",
    "proxy.istio.io/config", "proxy.istio.io/overrides", "traffic.sidecar.istio.io/excludeInboundPorts",
    "traffic.sidecar.istio.io/excludeInterfaces", "traffic.sidecar.istio.io/excludeOutboundIPRanges",
    "traffic.sidecar.istio.io/excludeOutboundPorts", "traffic.sidecar.istio.io/includeInboundPorts",
    "traffic.sidecar.istio.io/includeOutboundIPRanges", "traffic.sidecar.istio.io/includeOutboundPorts",
    "traffic.sidecar.istio.io/kubevirtInterfaces",
  ]
}
