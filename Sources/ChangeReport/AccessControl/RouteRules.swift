import KubernetesFacts
import ManifestTree

/// The requests from outside that routes send to services: Ingresses, routes of the Gateway API, and VirtualServices of
/// gateways.
enum RouteRules {
  /// The requests that an object routes; none for other kinds, and for routes inside the mesh.
  static func rules(_ object: Object) -> [RoutedRequests] {
    let spec = object.node["spec"] ?? [:]
    switch (object.identity.group, object.identity.kind) {
    case (APIGroup.networking, "Ingress"): return IngressRules.rules(spec, of: object)
    case (APIGroup.istioNetworking, "VirtualService"): return VirtualServiceRules.rules(spec, of: object)
    case (APIGroup.gatewayAPI, let kind) where kind.hasSuffix("Route"):
      return GatewayRouteRules.rules(spec, of: object)
    default: return []
    }
  }

  /// A prefix of whole path elements: `/a` is a prefix of `/a/b`, and not of `/ab`.
  ///
  /// All paths have the prefix `/`.
  static func elements(_ path: String) -> AccessConstraint? {
    let path = path.hasSuffix("/") ? String(path.dropLast()) : path
    return path.isEmpty ? nil : .init([.exact(path), .prefix(path + "/")])
  }

  /// Requires that an attribute matches a regular expression.
  ///
  /// An expression that cannot be parsed becomes a separate attribute, because it is unknown which strings it matches.
  static func require(
    _ attribute: String, expression text: String, negated: Bool = false, in rule: inout AccessRule
  ) {
    if let expression = TextExpression(text) {
      rule.require(attribute, .init([.expression(expression)], negated: negated))
    } else {
      rule.require("\(attribute) expression: \(text)", .init([.exact("matches")], negated: negated))
    }
  }
}
