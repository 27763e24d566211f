import KubernetesFacts
import ManifestTree

/// The requests that routes of the Gateway API send to services, in the order that the API prescribes: by host, path,
/// method, headers, and query parameters.
enum GatewayRouteRules {
  static func rules(_ spec: Node, of object: Object) -> [RoutedRequests] {
    let namespace = object.identity.namespace ?? ""
    let parents = (spec.at("parentRefs")?.items ?? []).filter { RouteParent($0)?.isOfMesh != true }
    let hosts = spec.at("hostnames")?.texts ?? []
    var rules: [RoutedRequests] = []
    for parent in parents {
      let gateway = "\(parent.at("namespace")?.text ?? namespace)/\(parent.at("name")?.text ?? "")"
      let section = parent.at("sectionName")?.text.map { "/\($0)" } ?? ""
      let layer = ["HTTPRoute", "GRPCRoute"].contains(object.identity.kind) ? "http" : object.identity.kind
      var base = AccessRule([
        "gateway": section.isEmpty
          ? .init([.exact(gateway), .prefix(gateway + "/")]) : .init([.exact(gateway + section)]),
        "layer": .init([.exact(layer)]),
      ])
      if let port = parent.at("port")?.int {
        base.require("port", .init([.numbers(GatewayRules.range(port))]))
      }
      for (position, rule) in (spec.at("rules")?.items ?? []).enumerated() {
        let destinations = backends(of: rule).map {
          RouteDestination(
            $0.at("name")?.text ?? "", $0.at("namespace")?.text ?? namespace, port: $0.at("port"))
        }
        for host in hosts.isEmpty ? [""] : hosts {
          for match in rule.at("matches")?.items ?? [[:]] {
            let (own, rank) = object.identity.kind == "GRPCRoute" ? call(match) : request(match)
            rules.append(
              RoutedRequests(
                object: object.identity, host: host, match: base.and(AccessRule(host: host)).and(own),
                destinations: destinations, table: "\(gateway) \(layer)",
                order: rank.map { .byRank(HostPattern.rank(host) + $0, position: position) } ?? .unknown))
          }
        }
      }
    }
    return rules
  }

  /// The references to services that receive requests of a rule, or copies of them.
  private static func backends(of rule: Node) -> [Node] {
    let backends = (rule.at("backendRefs")?.items ?? []).filter { $0.at("weight")?.int != 0 }
    let filters = (rule.at("filters")?.items ?? []) + backends.flatMap { $0.at("filters")?.items ?? [] }
    return backends + filters.compactMap { $0.at("requestMirror", "backendRef") }
  }

  /// The conditions of an HTTPRoute's match, and its rank; nil if that depends on the implementation.
  private static func request(_ match: Node) -> (AccessRule, [Int]?) {
    var rule = AccessRule()
    var rank: [Int]? = []
    let path = match.at("path")
    let value = path?.at("value")?.text ?? "/"
    switch path?.at("type")?.text ?? DefaultTable.pathMatch {
    case "Exact":
      rule.require("path", .init([.exact(value)]))
      rank = [1, value.count]
    case "PathPrefix":
      if let constraint = RouteRules.elements(value) { rule.require("path", constraint) }
      rank = [0, value.count > 1 && value.hasSuffix("/") ? value.count - 1 : value.count]
    default:
      RouteRules.require("path", expression: value, in: &rule)
      rank = nil
    }
    if let method = match.at("method")?.text { rule.require("method", .init([.exact(method)])) }
    let headers = require(match.at("headers")?.items ?? [], "header", in: &rule)
    let parameters = require(match.at("queryParams")?.items ?? [], "parameter", in: &rule)
    rank = rank.map { $0 + [match.at("method") == nil ? 0 : 1, headers, parameters] }
    return (rule, rank)
  }

  /// The conditions of a GRPCRoute's match, and its rank; nil if that depends on the implementation.
  private static func call(_ match: Node) -> (AccessRule, [Int]?) {
    var rule = AccessRule()
    let method = match.at("method")
    let (service, name) = (method?.at("service")?.text, method?.at("method")?.text)
    let isExpression = method?.at("type")?.text == "RegularExpression"
    if isExpression {
      RouteRules.require("path", expression: "/\(service ?? "[^/]+")/\(name ?? "[^/]+")", in: &rule)
    } else {
      switch (service, name) {
      case (let service?, let name?): rule.require("path", .init([.exact("/\(service)/\(name)")]))
      case (let service?, nil): rule.require("path", .init([.prefix("/\(service)/")]))
      case (nil, let name?): rule.require("path", .init([.suffix("/\(name)")]))
      case (nil, nil): break
      }
    }
    let headers = require(match.at("headers")?.items ?? [], "header", in: &rule)
    return (rule, isExpression ? nil : [service?.count ?? 0, name?.count ?? 0, headers])
  }

  /// Requires headers or parameters, and returns their number.
  private static func require(_ items: [Node], _ attribute: String, in rule: inout AccessRule) -> Int {
    for item in items {
      let name = item.at("name")?.text ?? ""
      let key = "\(attribute):\(attribute == "header" ? name.lowercased() : name)"
      let value = item.at("value")?.plainText ?? ""
      if item.at("type")?.text == "RegularExpression" {
        RouteRules.require(key, expression: value, in: &rule)
      } else {
        rule.require(key, .init([.exact(value)]))
      }
    }
    return items.count
  }
}
