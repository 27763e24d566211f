import KubernetesFacts
import ManifestTree

/// The requests from outside that the listeners of gateways accept.
enum GatewayRules {
  /// The requests that a listener accepts, except those that other listeners take.
  struct Listener {
    let rule: AccessRule
    var shadows: [AccessRule] = []
  }

  /// The listeners of a Gateway of Istio or of the Gateway API; none for other kinds.
  static func rules(_ object: Object) -> [Listener] {
    guard object.identity.kind == "Gateway" else { return [] }
    let spec = object.node["spec"] ?? [:]
    switch object.identity.group {
    case APIGroup.istioNetworking:
      return (spec.at("servers")?.items ?? []).flatMap { server($0, spec.at("selector"), object.identity) }
        .map { Listener(rule: $0) }
    case APIGroup.gatewayAPI:
      let listeners = spec.at("listeners")?.items ?? []
      let clients = EntranceGrowth.clients(isInternal: InternalEntrance.isGateway(object.node))
      let all = listeners.map { (node: $0, rule: listener($0, object.identity).and(clients)) }
      return all.map { own in
        // A request is for the listener of its port with the most specific host name.
        let narrower = all.filter { other in
          other.node.at("port") == own.node.at("port")
            && HostPattern(hostname(other.node)).isNarrower(than: HostPattern(hostname(own.node)))
        }
        return Listener(
          rule: own.rule,
          shadows: narrower.map { AccessRule(host: hostname($0.node)).and(port(of: own.rule)) })
      }
    default: return []
    }
  }

  private static func hostname(_ listener: Node) -> String {
    listener.at("hostname")?.text?.lowercased() ?? ""
  }

  /// The gateway and the port of a listener.
  private static func port(of rule: AccessRule) -> AccessRule {
    var base = AccessRule()
    base.constraints = rule.constraints.filter { ["gateway", "port"].contains($0.key) }
    return base
  }

  private static func server(_ server: Node, _ selector: Node?, _ gateway: ObjectIdentity) -> [AccessRule] {
    let pods = (selector?.entries ?? []).map { "\($0.key)=\($0.value.plainText ?? "")" }.sorted().joined(
      separator: ",")
    var base = AccessRule(["gateway": .init([.exact(pods)])])
    if let port = server.at("port", "number")?.int { base.require("port", .init([.numbers(range(port))])) }
    if let mode = server.at("tls", "mode")?.text, TLSMode.requiringCertificate.contains(mode) {
      base.require("certificate", .init([.exact("client")]))
    }
    return (server.at("hosts")?.texts ?? []).map { text in
      let named = NamespacedHost(text, in: gateway.namespace)
      var rule = base
      if let namespace = named.namespace { rule.require("route namespace", .init([.exact(namespace)])) }
      if named.host != "*" { rule.require("host", .texts([named.host.lowercased()])) }
      return rule
    }
  }

  private static func listener(_ listener: Node, _ gateway: ObjectIdentity) -> AccessRule {
    var rule = AccessRule(["gateway": .init([.exact("\(gateway.namespace ?? "")/\(gateway.name)")])])
    if let port = listener.at("port")?.int { rule.require("port", .init([.numbers(range(port))])) }
    if let host = listener.at("hostname")?.text, !host.isEmpty {
      rule.require("host", .texts([host.lowercased()]))
    }
    switch listener.at("allowedRoutes", "namespaces", "from")?.text ?? DefaultTable.routeNamespaces {
    case "Same": rule.require("route namespace", .init([.exact(gateway.namespace ?? "")]))
    case "Selector":
      let selector = listener.at("allowedRoutes", "namespaces", "selector")
      rule = rule.and(LabelRules.rule(selector, of: "route namespace label"))
    case "None": rule.require("route namespace", .init([]))
    default: break
    }
    if listener.at("tls", "frontendValidation") != nil {
      rule.require("certificate", .init([.exact("client")]))
    }
    return rule
  }

  static func range(_ port: Int64) -> ClosedRange<Int> { Int(clamping: port)...Int(clamping: port) }
}
