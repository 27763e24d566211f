package import KubernetesFacts

/// An Istio VirtualService.
package struct VirtualService: ObjectView {
  package static let type = GroupKind.virtualService
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package var hosts: FieldItems { spec["hosts"].items }
  /// The gateways of the routes; `mesh` if none are set.
  package var gateways: [String] {
    let named = spec["gateways"].texts
    return named.isEmpty ? [IstioGateway.mesh] : named
  }
  package var httpRoutes: FieldItems { spec["http"].items }
  /// The routes of all protocols.
  package var routes: [ManifestField] { VirtualServiceRoutes.fields.flatMap { spec[$0].items } }
  /// The destinations of the routes, including mirrors.
  package var destinations: [ManifestField] {
    routes.flatMap { $0["route"].items.map { $0["destination"] } + Self.mirrors(of: $0) }
  }
  /// The destinations that receive requests, including mirrors.
  package var receivers: [ManifestField] { routes.flatMap(Self.receivers) }

  /// The destinations of a route that receive requests, including mirrors.
  package static func receivers(of route: ManifestField) -> [ManifestField] {
    let routed = route["route"].items
    return routed.filter { RouteWeight.receives($0["weight"].int.map(Int64.init), of: routed.count) }
      .map { $0["destination"] } + mirrors(of: route)
  }

  private static func mirrors(of route: ManifestField) -> [ManifestField] {
    (route["mirror"].exists ? [route["mirror"]] : []) + route["mirrors"].items.map { $0["destination"] }
  }
}

/// An Istio DestinationRule.
package struct DestinationRule: ObjectView {
  package static let type = GroupKind.destinationRule
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package var host: ManifestField { spec["host"] }
  package var subsets: FieldItems { spec["subsets"].items }
  /// The traffic policies of the rule, its subsets, and its ports.
  package var policies: [ManifestField] {
    let own = [spec["trafficPolicy"]] + subsets.map { $0["trafficPolicy"] }
    return (own + own.flatMap { $0["portLevelSettings"].items }).filter(\.exists)
  }
}

/// An Istio Gateway.
package struct Gateway: ObjectView {
  package static let type = GroupKind.istioGateway
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package var servers: FieldItems { spec["servers"].items }
  /// The labels of the pods that the Gateway selects, in any namespace.
  package var podLabels: TextMap { spec["selector"].textMap }
  /// Whether the Gateway selects the gateway pods of an Istio installation by their default label: `istio:
  /// ingressgateway` or `istio: egressgateway`.
  package var isOfInstallation: Bool {
    podLabels == [IstioGateway.label: IstioGateway.ingress]
      || podLabels == [IstioGateway.label: IstioGateway.egress]
  }
}

/// An Istio ServiceEntry.
package struct ServiceEntry: ObjectView {
  package static let type = GroupKind.serviceEntry
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  package var hosts: [String] { spec["hosts"].texts }
}

/// An Istio Sidecar.
package struct Sidecar: ObjectView {
  package static let type = GroupKind.sidecar
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

/// An Istio EnvoyFilter.
package struct EnvoyFilter: ObjectView {
  package static let type = GroupKind.envoyFilter
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

/// An Istio AuthorizationPolicy.
package struct AuthorizationPolicy: ObjectView {
  package static let type = GroupKind.authorizationPolicy
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }

  /// Whether the policy's rules allow requests, which is the default action.
  package var isAllowing: Bool { action == AuthorizationAction.allow }
  /// The action of the policy.
  package var action: String { spec["action"].text ?? AuthorizationAction.default }
}

/// An Istio RequestAuthentication.
package struct RequestAuthentication: ObjectView {
  package static let type = GroupKind.requestAuthentication
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

/// An Istio Telemetry.
package struct Telemetry: ObjectView {
  package static let type = GroupKind.telemetry
  package let manifest: Manifest

  package init(manifest: Manifest) { self.manifest = manifest }
}

extension ObjectView {
  /// Whether the `exportTo` fields make both objects visible to a common namespace.
  package func meets(_ other: Self) -> Bool {
    let (own, others) = (visibility, other.visibility)
    guard !own.isEmpty, !others.isEmpty else { return false }
    return own.contains("*") || others.contains("*") || !own.isDisjoint(with: others)
  }

  /// The namespaces in which the object is visible: `*` for all, none for `~`.
  private var visibility: Set<String> {
    let named = spec["exportTo"].texts
    return named.isEmpty ? ["*"] : Set(named.filter { $0 != "~" }.map { $0 == "." ? namespace : $0 })
  }
}
