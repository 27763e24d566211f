import ManifestTree

extension DefaultTable {
  private static let group = "gateway.networking.k8s.io/"
  private static let routes = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"]

  /// The Gateway API's definitions have defaults; the types are the ways to them, as everywhere in kinds without tables.
  static let gatewayAPI: [DefaultRule] =
    routes.flatMap { kind -> [DefaultRule] in
      let spec = group + kind + ".spec"
      return [
        DefaultRule(type: spec + ".parentRefs", field: "group", value: "gateway.networking.k8s.io"),
        DefaultRule(type: spec + ".parentRefs", field: "kind", value: "Gateway"),
        DefaultRule(type: spec + ".rules.backendRefs", field: "group", value: ""),
        DefaultRule(type: spec + ".rules.backendRefs", field: "kind", value: "Service"),
        DefaultRule(type: spec + ".rules.backendRefs", field: "weight", value: 1),
        DefaultRule(type: spec + ".rules.filters.requestMirror.backendRef", field: "group", value: ""),
        DefaultRule(type: spec + ".rules.filters.requestMirror.backendRef", field: "kind", value: "Service"),
      ]
    } + [
      DefaultRule(
        type: group + "HTTPRoute.spec.rules", field: "matches",
        value: [["path": ["type": "PathPrefix", "value": "/"]]]),
      DefaultRule(
        type: group + "HTTPRoute.spec.rules.matches", field: "path",
        value: ["type": "PathPrefix", "value": "/"]),
      DefaultRule(type: group + "HTTPRoute.spec.rules.matches.path", field: "type", value: "PathPrefix"),
      DefaultRule(type: group + "HTTPRoute.spec.rules.matches.path", field: "value", value: "/"),
      DefaultRule(type: group + "HTTPRoute.spec.rules.matches.headers", field: "type", value: "Exact"),
      DefaultRule(type: group + "HTTPRoute.spec.rules.matches.queryParams", field: "type", value: "Exact"),
      DefaultRule(
        type: group + "HTTPRoute.spec.rules.filters.requestRedirect", field: "statusCode", value: 302),
      DefaultRule(type: group + "GRPCRoute.spec.rules.matches.method", field: "type", value: "Exact"),
      DefaultRule(type: group + "GRPCRoute.spec.rules.matches.headers", field: "type", value: "Exact"),
      DefaultRule(
        type: group + "Gateway.spec.listeners", field: "allowedRoutes",
        value: ["namespaces": ["from": "Same"]]),
      DefaultRule(
        type: group + "Gateway.spec.listeners.allowedRoutes", field: "namespaces", value: ["from": "Same"]),
      DefaultRule(
        type: group + "Gateway.spec.listeners.allowedRoutes.namespaces", field: "from", value: "Same"),
      DefaultRule(
        type: group + "Gateway.spec.listeners.allowedRoutes.kinds", field: "group",
        value: "gateway.networking.k8s.io"),
      DefaultRule(type: group + "Gateway.spec.listeners.tls", field: "mode", value: "Terminate"),
      DefaultRule(type: group + "Gateway.spec.listeners.tls.certificateRefs", field: "group", value: ""),
      DefaultRule(
        type: group + "Gateway.spec.listeners.tls.certificateRefs", field: "kind", value: "Secret"),
      DefaultRule(type: group + "ReferenceGrant.spec.to", field: "group", value: ""),
    ]
}
