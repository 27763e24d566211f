import KubernetesFacts
import ManifestTree

/// The requests that VirtualServices route at gateways: the first matching route of a host is selected.
enum VirtualServiceRules {
  static func rules(_ spec: Node, of object: Object) -> [RoutedRequests] {
    let namespace = object.identity.namespace ?? ""
    let gateways = (spec.at("gateways")?.texts ?? []).filter { $0 != IstioGateway.mesh }
    guard !gateways.isEmpty else { return [] }
    let hosts = spec.at("hosts")?.texts ?? []
    var rules: [RoutedRequests] = []
    for layer in VirtualServiceRoutes.fields {
      for (position, route) in (spec.at(layer)?.items ?? []).enumerated() {
        let destinations = destinations(of: route, in: namespace)
        // An empty list of matches matches all requests, as an absent one does.
        let matches = route.at("match")?.items ?? []
        for match in matches.isEmpty ? [[:]] : matches {
          for gateway in match.at("gateways")?.texts ?? gateways where gateway != IstioGateway.mesh {
            let name = "\(GatewayName(gateway, in: namespace))"
            for host in hosts {
              var own = AccessRule(["gateway": .init([.exact(name)]), "layer": .init([.exact(layer)])])
              own = own.and(AccessRule(host: host)).and(requests(match))
              rules.append(
                RoutedRequests(
                  object: object.identity, host: host, match: own, destinations: destinations,
                  table: "\(name) \(layer)",
                  order: layer == "http"
                    ? .byHost(host.lowercased(), position: position) : .byPosition(position)))
            }
          }
        }
      }
    }
    return rules
  }

  /// The services that receive requests, including services that receive copies.
  private static func destinations(of route: Node, in namespace: String) -> [RouteDestination] {
    let routed = route.at("route")?.items ?? []
    let targets = routed.filter { RouteWeight.receives($0.at("weight")?.int, of: routed.count) }.map {
      $0.at("destination")
    }
    let mirrors = [route.at("mirror")] + (route.at("mirrors")?.items ?? []).map { $0.at("destination") }
    var destinations = (targets + mirrors).compactMap { target -> RouteDestination? in
      guard let host = target?.at("host")?.text else { return nil }
      let service = ServiceHost(host, in: namespace)
      // A host outside the cluster is a separate destination.
      return RouteDestination(
        service?.name ?? host, service?.namespace ?? "", port: target?.at("port", "number"))
    }
    if let delegate = route.at("delegate") {
      let space = delegate.at("namespace")?.text ?? namespace
      destinations.append(RouteDestination(delegate.at("name")?.text ?? "", space, port: nil))
    }
    return destinations
  }

  /// The conditions of a match at any layer.
  private static func requests(_ match: Node) -> AccessRule {
    var rule = AccessRule()
    let ignoresCase = match.at("ignoreUriCase") == true
    require("path", match.at("uri"), ignoresCase: ignoresCase, in: &rule)
    require("method", match.at("method"), in: &rule)
    require("host", match.at("authority"), in: &rule)
    require("scheme:", match.at("scheme"), in: &rule)
    for entry in match.at("headers")?.entries ?? [] {
      requireHeader("header:\(entry.key.lowercased())", entry.value, negated: false, in: &rule)
    }
    for entry in match.at("withoutHeaders")?.entries ?? [] {
      requireHeader("header:\(entry.key.lowercased())", entry.value, negated: true, in: &rule)
    }
    for entry in match.at("queryParams")?.entries ?? [] {
      require("parameter:\(entry.key)", entry.value, in: &rule)
    }
    if let port = match.at("port")?.int {
      rule.require("port", .init([.numbers(Int(clamping: port)...Int(clamping: port))]))
    }
    let names = match.at("sniHosts")?.texts ?? []
    if !names.isEmpty { rule.require("server name:", .texts(names)) }
    return rule
  }

  /// Requires a header; with an empty condition, the header must be present, or absent for `withoutHeaders`.
  private static func requireHeader(
    _ attribute: String, _ matcher: Node, negated: Bool, in rule: inout AccessRule
  ) {
    let isEmpty = ["exact", "prefix", "regex"].allSatisfy { matcher.at($0) == nil }
    if isEmpty { return rule.require(attribute, .init([.present], negated: negated)) }
    require(attribute, matcher, negated: negated, in: &rule)
  }

  private static func require(
    _ attribute: String, _ matcher: Node?, ignoresCase: Bool = false, negated: Bool = false,
    in rule: inout AccessRule
  ) {
    guard let matcher, matcher != .null else { return }
    if let text = matcher.at("exact")?.text {
      let pattern: AccessConstraint.Pattern =
        ignoresCase
        ? .expression(TextExpression(TextExpression.literal(text, ignoresCase: true))) : .exact(text)
      rule.require(attribute, .init([pattern], negated: negated))
    }
    if let text = matcher.at("prefix")?.text, text != "/" || attribute != "path" {
      let pattern: AccessConstraint.Pattern =
        ignoresCase
        ? .expression(
          TextExpression(.sequence([TextExpression.literal(text, ignoresCase: true), TextExpression.rest])))
        : .prefix(text)
      rule.require(attribute, .init([pattern], negated: negated))
    }
    if let text = matcher.at("regex")?.text {
      RouteRules.require(attribute, expression: text, negated: negated, in: &rule)
    }
  }
}
