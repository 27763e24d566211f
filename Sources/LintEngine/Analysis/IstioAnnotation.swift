internal import KubernetesFacts
internal import ManifestTree

/// The meaning of an Istio annotation.
package struct IstioAnnotation: Sendable {
  /// The kinds of objects from which Istio reads the annotation.
  package let kinds: [String]
  package let standing: Standing
  package let form: Form

  package enum Standing: Sendable { case kept, experimental, deprecated }

  package enum Form: Sendable {
    case text
    case flag
    case number
    case port
    case quantity
    case mode
    case ports(orAll: Bool)
    case ranges(orAll: Bool)
  }

  private init(_ kinds: [String], _ standing: Standing, _ form: Form = .text) {
    self.kinds = kinds
    self.standing = standing
    self.form = form
  }

  /// The annotations by name.
  package static let known: [String: IstioAnnotation] = {
    let pod = ["Pod"]
    var known: [String: IstioAnnotation] = [
      "prometheus.istio.io/merge-metrics": .init(pod, .experimental, .flag),
      ServiceKey.exportTo: .init(["Service"], .experimental),
      "networking.istio.io/traffic-distribution": .init(
        ["Service", "ServiceEntry", "Namespace"], .experimental),
      "networking.istio.io/address-type": .init(["Gateway"], .kept),
      GatewayKey.serviceType: .init(["Gateway"], .experimental),
      "inject.istio.io/templates": .init(pod, .experimental),
      IngressKey.className: .init(["Ingress"], .kept),
      "alpha.istio.io/kubernetes-serviceaccounts": .init(["Service"], .deprecated),
      "alpha.istio.io/canonical-serviceaccounts": .init(["Service"], .deprecated),
      "alpha.istio.io/identity": .init(pod, .deprecated),
      InjectionKey.pod: .init(pod, .deprecated),
      "sidecar.istio.io/controlPlaneAuthPolicy": .init(pod, .deprecated),
      "sidecar.istio.io/discoveryAddress": .init(pod, .deprecated),
      "sidecar.istio.io/extraStatTags": .init(pod, .deprecated),
      "sidecar.istio.io/statsInclusionPrefixes": .init(pod, .deprecated),
      "sidecar.istio.io/statsInclusionSuffixes": .init(pod, .deprecated),
      "sidecar.istio.io/statsInclusionRegexps": .init(pod, .deprecated),
      "sidecar.istio.io/proxyMemoryLimit": .init(pod, .kept, .quantity),
      "sidecar.istio.io/userVolumeMount": .init(pod, .kept),
      "sidecar.istio.io/statsHistogramBuckets": .init(pod, .experimental),
      "sidecar.istio.io/statsCompression": .init(pod, .deprecated),
      "sidecar.istio.io/proxyImageType": .init(pod, .experimental),
      InjectionKey.proxyConfig: .init(pod, .kept),
      "status.sidecar.istio.io/port": .init(pod, .experimental, .port),
      "sidecar.istio.io/interceptionMode": .init(pod, .experimental, .mode),
      "traffic.sidecar.istio.io/includeInboundPorts": .init(pod, .kept, .ports(orAll: true)),
      "traffic.sidecar.istio.io/excludeInboundPorts": .init(pod, .experimental, .ports(orAll: false)),
      "traffic.sidecar.istio.io/includeOutboundPorts": .init(pod, .experimental, .ports(orAll: true)),
      "traffic.sidecar.istio.io/excludeOutboundPorts": .init(pod, .experimental, .ports(orAll: false)),
      "traffic.sidecar.istio.io/includeOutboundIPRanges": .init(pod, .experimental, .ranges(orAll: true)),
      "traffic.sidecar.istio.io/excludeOutboundIPRanges": .init(pod, .experimental, .ranges(orAll: false)),
      "traffic.sidecar.istio.io/kubevirtInterfaces": .init(pod, .deprecated),
      "traffic.sidecar.istio.io/excludeInterfaces": .init(pod, .experimental),
      "readiness.status.sidecar.istio.io/applicationPorts": .init(pod, .experimental),
    ]
    for name in ["initialDelaySeconds", "periodSeconds", "failureThreshold"] {
      known["readiness.status.sidecar.istio.io/\(name)"] = .init(pod, .experimental, .number)
    }
    for name in ["proxyCPU", "proxyCPULimit", "proxyMemory"] {
      known["sidecar.istio.io/\(name)"] = .init(pod, .experimental, .quantity)
    }
    for name in [
      "status", "rewriteAppHTTPProbers", "proxyImage", "bootstrapOverride", "userVolume", "enableCoreDump",
      "logLevel", "componentLogLevel", "agentLogLevel", "nativeSidecar",
      "statsFlushInterval", "statsEvictionInterval", "statsHistogramBins",
    ] {
      known["sidecar.istio.io/\(name)"] = .init(pod, .experimental)
    }
    known["proxy.istio.io/overrides"] = .init(pod, .experimental)
    return known
  }()

  /// Whether a key is in a domain that only Istio uses.
  package static func isOfIstio(_ key: String) -> Bool {
    guard let slash = key.utf8.firstIndex(of: UInt8(ascii: "/")) else { return false }
    return domains.contains(key[..<slash])
  }

  private static let domains: Set<Substring> = [
    "sidecar.istio.io", "proxy.istio.io", "traffic.sidecar.istio.io", "status.sidecar.istio.io",
    "readiness.status.sidecar.istio.io", APIGroup.istioNetworking[...], "inject.istio.io",
    "prometheus.istio.io",
    "alpha.istio.io",
  ]
}

extension IstioAnnotation.Form {
  /// The expected form of a value; nil if the value is valid.
  package func expectation(of value: String) -> String? {
    switch self {
    case .text: nil
    case .flag: GoBoolean.accepts(value) ? nil : "true or false"
    case .number: UInt32(value) == nil ? "a whole number from 0 to \(UInt32.max)" : nil
    case .port: UInt16(value) == nil ? "a port number from 0 to \(UInt16.max)" : nil
    case .mode: ["REDIRECT", "TPROXY", "NONE"].contains(value) ? nil : "REDIRECT, TPROXY, or NONE"
    case .quantity: Self.isQuantity(value) ? nil : "a quantity such as 100m or 128Mi"
    case .ports(let orAll):
      value.isEmpty || orAll && value == "*"
        || value.split(separator: ",", omittingEmptySubsequences: false).allSatisfy {
          UInt16($0.trimmed) ?? 0 > 0
        }
        ? nil
        : "port numbers from 1 to \(UInt16.max), separated by commas\(orAll ? ", or '*' for all ports" : "")"
    case .ranges(let orAll):
      value.isEmpty || orAll && value == "*"
        || value.split(separator: ",", omittingEmptySubsequences: false).allSatisfy {
          IPAddress.acceptsRange(String($0))
        }
        ? nil
        : "CIDR ranges such as 10.0.0.0/8, separated by commas without spaces\(orAll ? ", or '*' for all addresses" : "")"
    }
  }

  private static func isQuantity(_ text: String) -> Bool { (try? Quantity(.string(text))) != nil }
}
