internal import ManifestTree

/// The defaults of the Gateway API's CustomResourceDefinitions; types are identified by path, as for all kinds without
/// tables.
extension DefaultTable {
  /// The prefix of the type names of Gateway API kinds.
  package static let gatewayGroup = "gateway.networking.k8s.io/"

  package static let gatewayAPI: [DefaultRule] = routes + filters + requests + gateways

  private static let group: Node = .string(APIGroup.gatewayAPI)

  private static let routes = rules(of: ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"]) {
    kind in
    [
      (kind + ".spec.parentRefs", "group", group), (kind + ".spec.parentRefs", "kind", "Gateway"),
      (kind + ".spec.rules.backendRefs", "weight", 1), (kind + ".spec.rules.backendRefs", "group", ""),
      (kind + ".spec.rules.backendRefs", "kind", "Service"),
    ]
  }

  private static let filters = rules(of: [
    "HTTPRoute.spec.rules.filters", "HTTPRoute.spec.rules.backendRefs.filters",
    "GRPCRoute.spec.rules.filters", "GRPCRoute.spec.rules.backendRefs.filters",
  ]) { filters in
    [
      (filters + ".requestMirror.backendRef", "group", ""),
      (filters + ".requestMirror.backendRef", "kind", "Service"),
      (filters + ".requestMirror.fraction", "denominator", 100),
      (filters + ".externalAuth.backendRef", "group", ""),
      (filters + ".externalAuth.backendRef", "kind", "Service"),
      (filters + ".requestRedirect", "statusCode", 302), (filters + ".cors", "maxAge", 5),
    ]
  }

  private static let requests =
    rules(of: ["HTTPRoute.spec.rules", "GRPCRoute.spec.rules"]) { rules in
      [
        (rules + ".matches.headers", "type", "Exact"), (rules + ".sessionPersistence", "type", "Cookie"),
        (rules + ".sessionPersistence.cookieConfig", "lifetimeType", "Session"),
      ]
    }
    + rules(of: ["HTTPRoute.spec"]) { spec in
      let path: Node = ["type": .string(pathMatch), "value": "/"]
      return [
        (spec, "rules", [["matches": [["path": path]]]]), (spec + ".rules", "matches", [["path": path]]),
        (spec + ".rules.matches", "path", path), (spec + ".rules.matches.path", "type", .string(pathMatch)),
        (spec + ".rules.matches.path", "value", "/"), (spec + ".rules.matches.queryParams", "type", "Exact"),
      ]
    } + rules(of: ["GRPCRoute.spec.rules.matches"]) { [($0 + ".method", "type", "Exact")] }

  /// The type of a path match of an HTTPRoute.
  package static let pathMatch = "PathPrefix"
  /// The namespaces whose routes a listener accepts: only its own.
  package static let routeNamespaces = "Same"

  private static let gateways =
    rules(of: ["Gateway.spec.listeners", "ListenerSet.spec.listeners", "XListenerSet.spec.listeners"]) {
      listeners in
      [
        (listeners, "allowedRoutes", ["namespaces": ["from": .string(routeNamespaces)]]),
        (listeners + ".allowedRoutes", "namespaces", ["from": .string(routeNamespaces)]),
        (listeners + ".allowedRoutes.namespaces", "from", .string(routeNamespaces)),
        (listeners + ".allowedRoutes.kinds", "group", group), (listeners + ".tls", "mode", "Terminate"),
        (listeners + ".tls.certificateRefs", "group", ""),
        (listeners + ".tls.certificateRefs", "kind", "Secret"),
      ]
    }
    + rules(of: ["ListenerSet.spec.parentRef", "XListenerSet.spec.parentRef"]) {
      [($0, "group", group), ($0, "kind", "Gateway")]
    }
    + rules(of: ["Gateway.spec"]) { spec in
      [
        (spec + ".addresses", "type", "IPAddress"),
        (spec + ".allowedListeners", "namespaces", ["from": "None"]),
        (spec + ".allowedListeners.namespaces", "from", "None"),
        (spec + ".tls.backend.clientCertificateRef", "group", ""),
        (spec + ".tls.backend.clientCertificateRef", "kind", "Secret"),
        (spec + ".tls.frontend.default.validation", "mode", "AllowValidOnly"),
        (spec + ".tls.frontend.perPort.tls.validation", "mode", "AllowValidOnly"),
      ]
    } + rules(of: ["ReferenceGrant.spec.to"]) { [($0, "group", "")] }

  /// Creates the same rules for several types.
  private static func rules(
    of types: [String], _ make: (String) -> [(type: String, field: String, value: Node)]
  ) -> [DefaultRule] {
    types.flatMap(make).map { DefaultRule(type: gatewayGroup + $0.type, field: $0.field, value: $0.value) }
  }
}
