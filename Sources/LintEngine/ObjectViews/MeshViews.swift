/// An Istio VirtualService.
package struct VirtualService: ObjectView {
  package static let type = ObjectType("networking.istio.io", "VirtualService")
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package var hosts: [ManifestField] { spec["hosts"].items }
  /// The gateways it is bound to; `mesh` where it names none.
  package var gateways: [String] {
    let named = spec["gateways"].texts
    return named.isEmpty ? ["mesh"] : named
  }
  package var httpRoutes: [ManifestField] { spec["http"].items }
  /// The routes of all protocols.
  package var routes: [ManifestField] { ["http", "tls", "tcp"].flatMap { spec[$0].items } }
  /// Where its routes lead, mirrors among them.
  package var destinations: [ManifestField] {
    routes.flatMap { route in
      route["route"].items.map { $0["destination"] } + (route["mirror"].exists ? [route["mirror"]] : [])
        + route["mirrors"].items.map { $0["destination"] }
    }
  }
}

/// An Istio DestinationRule.
package struct DestinationRule: ObjectView {
  package static let type = ObjectType("networking.istio.io", "DestinationRule")
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package var host: ManifestField { spec["host"] }
  package var subsets: [ManifestField] { spec["subsets"].items }
  /// The rule's own traffic policy, and those of its subsets and ports.
  package var policies: [ManifestField] {
    let own = [spec["trafficPolicy"]] + subsets.map { $0["trafficPolicy"] }
    return (own + own.flatMap { $0["portLevelSettings"].items }).filter(\.exists)
  }
}

/// An Istio Gateway.
package struct Gateway: ObjectView {
  package static let type = ObjectType("networking.istio.io", "Gateway")
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package var servers: [ManifestField] { spec["servers"].items }
  /// The labels of its pods, in whichever namespace they are.
  package var podLabels: [String: String] { spec["selector"].textMap }
  /// Whether its pods are those that an installation of Istio brings along.
  package var isOfInstallation: Bool {
    podLabels == ["istio": "ingressgateway"] || podLabels == ["istio": "egressgateway"]
  }
}

/// An Istio ServiceEntry.
package struct ServiceEntry: ObjectView {
  package static let type = ObjectType("networking.istio.io", "ServiceEntry")
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package var hosts: [String] { spec["hosts"].texts }
}

/// An Istio Sidecar.
package struct Sidecar: ObjectView {
  package static let type = ObjectType("networking.istio.io", "Sidecar")
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

/// An Istio EnvoyFilter.
package struct EnvoyFilter: ObjectView {
  package static let type = ObjectType("networking.istio.io", "EnvoyFilter")
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

/// An Istio AuthorizationPolicy.
package struct AuthorizationPolicy: ObjectView {
  package static let type = ObjectType("security.istio.io", "AuthorizationPolicy")
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

/// An Istio RequestAuthentication.
package struct RequestAuthentication: ObjectView {
  package static let type = ObjectType("security.istio.io", "RequestAuthentication")
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

/// An Istio Telemetry.
package struct Telemetry: ObjectView {
  package static let type = ObjectType("telemetry.istio.io", "Telemetry")
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

extension ObjectView {
  /// Whether some namespace sees both of two objects that `exportTo` shows to namespaces.
  package func meets(_ other: Self) -> Bool {
    let (own, others) = (visibility, other.visibility)
    return own.contains("*") || others.contains("*") || !own.isDisjoint(with: others)
  }

  private var visibility: Set<String> {
    let named = spec["exportTo"].texts
    return named.isEmpty ? ["*"] : Set(named.map { $0 == "." ? namespace : $0 })
  }
}
