import KubernetesFacts
import ManifestTree

/// The requests from outside that routes send to services: Ingresses, routes of the Gateway API, and VirtualServices of
/// gateways.
enum RouteRules {
  /// The requests that an object routes; none for other kinds, and for routes inside the mesh.
  static func rules(_ object: Object) -> [AccessRule] {
    let spec = object.node["spec"] ?? [:]
    switch (object.identity.group, object.identity.kind) {
    case ("networking.k8s.io", "Ingress"): return ingress(spec, object.identity.namespace ?? "")
    case ("networking.istio.io", "VirtualService"):
      return virtualService(spec, object.identity.namespace ?? "")
    case ("gateway.networking.k8s.io", "HTTPRoute"), ("gateway.networking.k8s.io", "GRPCRoute"):
      return route(spec, object.identity.namespace ?? "")
    default: return []
    }
  }

  private static func destination(_ name: String?, _ namespace: String?) -> AccessRule {
    AccessRule(["destination": .init([.exact(name.map { "\($0).\(namespace ?? "")" } ?? "none")])])
  }

  private static func host(_ text: String?) -> AccessRule {
    guard let text, !text.isEmpty, text != "*" else { return AccessRule() }
    return AccessRule(["host": .texts([text.lowercased()])])
  }

  /// A prefix of whole path elements: `/a` is a prefix of `/a/b`, and not of `/ab`.
  private static func elements(_ path: String) -> AccessConstraint? {
    let path = path.hasSuffix("/") ? String(path.dropLast()) : path
    return path.isEmpty ? nil : .init([.exact(path), .prefix(path + "/")])
  }

  // MARK: Ingress

  private static func ingress(_ spec: Node, _ namespace: String) -> [AccessRule] {
    func target(_ backend: Node?) -> AccessRule {
      destination(backend?.at("service", "name")?.text ?? backend?.at("serviceName")?.text, namespace)
    }
    var rules: [AccessRule] = []
    if let backend = spec.at("defaultBackend") ?? spec.at("backend") { rules.append(target(backend)) }
    for rule in spec.at("rules")?.items ?? [] {
      for path in rule.at("http", "paths")?.items ?? [] {
        var own = host(rule.at("host")?.text).and(target(path["backend"]))
        if let text = path.at("path")?.text {
          if path.at("pathType")?.text == "Exact" {
            own.require("path", .init([.exact(text)]))
          } else if let constraint = elements(text) {
            own.require("path", constraint)
          }
        }
        rules.append(own)
      }
    }
    return rules
  }

  // MARK: Gateway API

  private static func route(_ spec: Node, _ namespace: String) -> [AccessRule] {
    let parents = (spec.at("parentRefs")?.items ?? []).filter { ($0["kind"]?.text ?? "Gateway") != "Service" }
    let hosts = spec.at("hostnames")?.texts ?? []
    var rules: [AccessRule] = []
    for parent in parents {
      let gateway = "\(parent.at("namespace")?.text ?? namespace)/\(parent.at("name")?.text ?? "")"
      let section = parent.at("sectionName")?.text.map { "/\($0)" } ?? ""
      let base = AccessRule([
        "gateway": section.isEmpty
          ? .init([.exact(gateway), .prefix(gateway + "/")]) : .init([.exact(gateway + section)])
      ])
      for rule in spec.at("rules")?.items ?? [] {
        let matches = rule.at("matches")?.items ?? [[:]]
        let backends = (rule.at("backendRefs")?.items ?? []).filter { $0.at("weight")?.int != 0 }
        let targets =
          backends.isEmpty
          ? [destination(nil, nil)]
          : backends.map { destination($0.at("name")?.text, $0.at("namespace")?.text ?? namespace) }
        for host in hosts.isEmpty ? [AccessRule()] : hosts.map(host) {
          for match in matches {
            for target in targets { rules.append(base.and(host).and(target).and(routeMatch(match))) }
          }
        }
      }
    }
    return rules
  }

  private static func routeMatch(_ match: Node) -> AccessRule {
    var rule = AccessRule()
    if let path = match.at("path") {
      let value = path.at("value")?.text ?? "/"
      switch path.at("type")?.text ?? "PathPrefix" {
      case "Exact": rule.require("path", .init([.exact(value)]))
      case "PathPrefix": if let constraint = elements(value) { rule.require("path", constraint) }
      default: rule.require("path expression:", .init([.exact(value)]))
      }
    }
    if let method = match.at("method") {
      if let text = method.text {
        rule.require("method", .init([.exact(text)]))
      } else {
        let name = [method.at("service")?.text ?? "*", method.at("method")?.text ?? "*"].joined(
          separator: "/")
        if name != "*/*" { rule.require("call:", .init([.exact(name)])) }
      }
    }
    for (field, attribute) in [("headers", "header"), ("queryParams", "parameter")] {
      for item in match.at(field)?.items ?? [] {
        let isExact = (item.at("type")?.text ?? "Exact") == "Exact"
        let value = item.at("value")?.plainText ?? ""
        rule.require(
          "\(attribute)\(isExact ? "" : " expression"):\(item.at("name")?.text?.lowercased() ?? "")",
          .init([.exact(value)]))
      }
    }
    return rule
  }

  // MARK: Istio

  private static func virtualService(_ spec: Node, _ namespace: String) -> [AccessRule] {
    let gateways = (spec.at("gateways")?.texts ?? []).filter { $0 != "mesh" }
    guard !gateways.isEmpty else { return [] }
    let hosts = spec.at("hosts")?.texts ?? []
    var rules: [AccessRule] = []
    for route in (spec.at("http")?.items ?? []) + (spec.at("tls")?.items ?? [])
      + (spec.at("tcp")?.items ?? [])
    {
      let targets = (route.at("route")?.items ?? []).filter { ($0.at("weight")?.int ?? 1) != 0 }
        .map { target in
          let host = target.at("destination", "host")?.text ?? ""
          let short = host.split(separator: ".", maxSplits: 2).map(String.init)
          return host.contains(".")
            ? destination(short.first, short.count > 1 ? short[1] : namespace) : destination(host, namespace)
        }
      for match in route.at("match")?.items ?? [[:]] {
        let own = match.at("gateways")?.texts ?? gateways
        for gateway in own where gateway != "mesh" {
          let name = gateway.contains("/") ? gateway : "\(namespace)/\(gateway)"
          let base = AccessRule(["gateway": .init([.exact(name)])]).and(virtualMatch(match))
          for host in hosts.map(host) {
            for target in targets.isEmpty ? [destination(nil, nil)] : targets {
              rules.append(base.and(host).and(target))
            }
          }
        }
      }
    }
    return rules
  }

  private static func virtualMatch(_ match: Node) -> AccessRule {
    var rule = AccessRule()
    func require(_ attribute: String, _ matcher: Node?) {
      guard let matcher, matcher != .null else { return }
      if let text = matcher.at("exact")?.text { rule.require(attribute, .init([.exact(text)])) }
      if let text = matcher.at("prefix")?.text, text != "/" || attribute != "path" {
        rule.require(attribute, .init([.prefix(text)]))
      }
      if let text = matcher.at("regex")?.text {
        rule.require("\(attribute) expression:", .init([.exact(text)]))
      }
    }
    require("path", match.at("uri"))
    require("method", match.at("method"))
    require("authority:", match.at("authority"))
    require("scheme:", match.at("scheme"))
    for entry in match.at("headers")?.entries ?? [] {
      require("header:\(entry.key.lowercased())", entry.value)
    }
    for entry in match.at("withoutHeaders")?.entries ?? [] {
      require("no header:\(entry.key.lowercased())", entry.value)
    }
    for entry in match.at("queryParams")?.entries ?? [] { require("parameter:\(entry.key)", entry.value) }
    if let port = match.at("port")?.int {
      rule.require("port", .init([.numbers(Int(clamping: port)...Int(clamping: port))]))
    }
    for host in match.at("sniHosts")?.texts ?? [] { rule.require("server name:", .texts([host])) }
    return rule
  }
}
