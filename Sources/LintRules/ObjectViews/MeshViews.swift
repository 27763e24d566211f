/// An Istio VirtualService.
struct VirtualService: ObjectView {
  static let type = ObjectType("networking.istio.io", "VirtualService")
  let manifest: Manifest

  var hosts: [ManifestField] { spec["hosts"].items }
  /// The gateways it is bound to; `mesh` where it names none.
  var gateways: [String] {
    let named = spec["gateways"].texts
    return named.isEmpty ? ["mesh"] : named
  }
  var httpRoutes: [ManifestField] { spec["http"].items }
  /// The routes of all protocols.
  var routes: [ManifestField] { ["http", "tls", "tcp"].flatMap { spec[$0].items } }
  /// Where its routes lead, mirrors among them.
  var destinations: [ManifestField] {
    routes.flatMap { route in
      route["route"].items.map { $0["destination"] } + (route["mirror"].exists ? [route["mirror"]] : [])
        + route["mirrors"].items.map { $0["destination"] }
    }
  }
}

/// An Istio DestinationRule.
struct DestinationRule: ObjectView {
  static let type = ObjectType("networking.istio.io", "DestinationRule")
  let manifest: Manifest

  var host: ManifestField { spec["host"] }
  var subsets: [ManifestField] { spec["subsets"].items }
  /// The rule's own traffic policy, and those of its subsets and ports.
  var policies: [ManifestField] {
    let own = [spec["trafficPolicy"]] + subsets.map { $0["trafficPolicy"] }
    return (own + own.flatMap { $0["portLevelSettings"].items }).filter(\.exists)
  }
}

/// An Istio Gateway.
struct Gateway: ObjectView {
  static let type = ObjectType("networking.istio.io", "Gateway")
  let manifest: Manifest

  var servers: [ManifestField] { spec["servers"].items }
  /// The labels of its pods, in whichever namespace they are.
  var podLabels: [String: String] { spec["selector"].textMap }
  /// Whether its pods are those that an installation of Istio brings along.
  var isOfInstallation: Bool {
    podLabels == ["istio": "ingressgateway"] || podLabels == ["istio": "egressgateway"]
  }
}

/// An Istio ServiceEntry.
struct ServiceEntry: ObjectView {
  static let type = ObjectType("networking.istio.io", "ServiceEntry")
  let manifest: Manifest

  var hosts: [String] { spec["hosts"].texts }
}

/// An Istio Sidecar.
struct Sidecar: ObjectView {
  static let type = ObjectType("networking.istio.io", "Sidecar")
  let manifest: Manifest
}

/// An Istio EnvoyFilter.
struct EnvoyFilter: ObjectView {
  static let type = ObjectType("networking.istio.io", "EnvoyFilter")
  let manifest: Manifest
}

/// An Istio AuthorizationPolicy.
struct AuthorizationPolicy: ObjectView {
  static let type = ObjectType("security.istio.io", "AuthorizationPolicy")
  let manifest: Manifest
}

/// An Istio RequestAuthentication.
struct RequestAuthentication: ObjectView {
  static let type = ObjectType("security.istio.io", "RequestAuthentication")
  let manifest: Manifest
}

/// An Istio Telemetry.
struct Telemetry: ObjectView {
  static let type = ObjectType("telemetry.istio.io", "Telemetry")
  let manifest: Manifest
}

extension ObjectView {
  /// Whether some namespace sees both of two objects that `exportTo` shows to namespaces.
  func meets(_ other: Self) -> Bool {
    let (own, others) = (visibility, other.visibility)
    return own.contains("*") || others.contains("*") || !own.isDisjoint(with: others)
  }

  private var visibility: Set<String> {
    let named = spec["exportTo"].texts
    return named.isEmpty ? ["*"] : Set(named.map { $0 == "." ? namespace : $0 })
  }
}
