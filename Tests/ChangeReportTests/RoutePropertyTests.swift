import ManifestTree
import TestSupport
import Testing

/// Random routes against evaluators that select a rule for every request.
@Suite struct RoutePropertyTests {
  private struct Request {
    let host: String
    let path: String
    let method: String
    let header: String?
  }

  private static let requests: [Request] = {
    var requests: [Request] = []
    for host in ["a.example.com", "b.example.com", "x.a.example.com", "other.org", "more.org"] {
      for path in [
        "/", "/a", "/a/b", "/a/b/c", "/ab", "/admin", "/ADMIN", "/admin/x", "/items", "/items/", "/items/1",
        "/items/x",
        "/z", "/zzzz",
      ] {
        for method in ["GET", "POST"] {
          for header in [nil, "1", "2", "12", "other"] as [String?] {
            requests.append(Request(host: host, path: path, method: method, header: header))
          }
        }
      }
    }
    return requests
  }()

  private static let hosts = ["a.example.com", "*.example.com", "*", "*.a.example.com", "other.org"]

  /// Whether a service receives a request only after the change.
  private static func isGrown(_ old: [Node], _ new: [Node], _ select: ([Node], Request) -> Set<String>)
    -> Bool
  {
    requests.contains { !select(new, $0).isSubset(of: select(old, $0)) }
  }

  private static func object(_ group: String, _ kind: String, _ number: Int, _ spec: NodeMap) -> Node {
    [
      "apiVersion": .string(group), "kind": .string(kind),
      "metadata": ["name": .string("o\(number)"), "namespace": "shop"], "spec": .map(spec),
    ]
  }

  // MARK: VirtualServices

  @Test(arguments: 0..<150)
  func `a VirtualService is marked if and only if a service receives a request only after the change`(
    seed: Int
  )
    throws
  {
    var random = SeededGenerator(seed: UInt64(seed) + 60_000)
    let old = (0..<(random.pick([0, 1, 1, 2]) ?? 1)).map { Self.virtualService($0, &random) }
    let new = RandomManifests.changed(old, &random, Self.virtualService)
    let isGrown = Self.isGrown(old, new, Self.virtualDestinations)
    try RandomManifests.expect(old, new, opensAccess: isGrown)
  }

  private static func virtualService(_ number: Int, _ random: inout SeededGenerator) -> Node {
    var spec = NodeMap()
    spec["gateways"] = ["gateway"]
    let count = random.pick([1, 1, 2]) ?? 1
    spec["hosts"] = .list(
      Set((0..<count).compactMap { _ in random.pick(hosts) }).sorted().map { .string($0) })
    let routes = (0..<(random.pick([1, 2, 3]) ?? 1)).map { _ -> Node in
      var route = NodeMap()
      let matches = (0..<(random.pick([0, 1, 1, 2]) ?? 1)).map { _ in virtualMatch(&random) }
      if !matches.isEmpty { route["match"] = .list(matches) }
      switch random.pick([0, 1, 2, 3]) {
      case 0: route["redirect"] = ["uri": "/moved"]
      case 1:
        route["route"] = [
          ["destination": ["host": "web"], "weight": 90], ["destination": ["host": "cart"], "weight": 10],
        ]
      default:
        route["route"] = [["destination": ["host": .string(random.pick(["web", "cart"]) ?? "web")]]]
      }
      return .map(route)
    }
    spec["http"] = .list(routes)
    return object("networking.istio.io/v1", "VirtualService", number, spec)
  }

  private static func virtualMatch(_ random: inout SeededGenerator) -> Node {
    let paths: [Node] = [
      ["exact": "/a"], ["prefix": "/a"], ["prefix": "/"], ["prefix": "/a/"], ["regex": "/items/[0-9]+"],
      ["regex": "/a.*"], ["regex": "/(admin|items)(/.*)?"], ["regex": ".*"], ["exact": "/items/1"],
      ["regex": "^/items/?$"], ["regex": "/[a-z]{1,2}"],
    ]
    let headers: [Node] = [["exact": "1"], ["regex": "[12]+"], ["prefix": "1"], [:]]
    var match = NodeMap()
    if random.pick([true, true, false]) ?? true { match["uri"] = random.pick(paths) }
    if random.pick([true, false, false, false]) ?? false {
      match["uri"] = random.pick([["exact": "/admin"], ["prefix": "/Admin"]])
      match["ignoreUriCase"] = true
    }
    if random.pick([true, false, false]) ?? false { match["headers"] = ["x": random.pick(headers) ?? [:]] }
    if random.pick([true, false, false, false]) ?? false {
      match["withoutHeaders"] = ["x": random.pick(headers) ?? [:]]
    }
    if random.pick([true, false, false]) ?? false { match["method"] = ["exact": "GET"] }
    return .map(match)
  }

  private static func virtualDestinations(_ objects: [Node], _ request: Request) -> Set<String> {
    let hosts = objects.flatMap { $0["spec"]?.list("hosts") ?? [] }
    guard
      let host = hosts.filter({ RouteEvaluator.matches($0, request.host) }).max(by: {
        RouteEvaluator.specificity($0) < RouteEvaluator.specificity($1)
      })
    else { return [] }
    // The order of several objects for the same host is unknown.
    return objects.filter { $0["spec"]?.list("hosts").contains(host) ?? false }.reduce(into: []) {
      found, object in
      let route = (object["spec"]?["http"]?.elements ?? []).first { route in
        guard let matches = route["match"]?.elements else { return true }
        return matches.contains { holds($0, request) }
      }
      for target in route?["route"]?.elements ?? [] {
        found.insert(target["destination"]?["host"]?.text ?? "")
      }
    }
  }

  private static func holds(_ match: Node, _ request: Request) -> Bool {
    func string(_ matcher: Node, _ text: String, ignoresCase: Bool = false) -> Bool {
      let (text, fold) = (
        ignoresCase ? text.lowercased() : text, { ignoresCase ? $0.lowercased() : $0 } as (String) -> String
      )
      if let exact = matcher["exact"]?.text { return fold(exact) == text }
      if let prefix = matcher["prefix"]?.text { return text.hasPrefix(fold(prefix)) }
      return matcher["regex"]?.text.map { RouteEvaluator.isWhole($0, text) } ?? true
    }
    func header(_ matcher: Node) -> Bool { request.header.map { string(matcher, $0) } ?? false }
    if let uri = match["uri"], !string(uri, request.path, ignoresCase: match["ignoreUriCase"] == true) {
      return false
    }
    if let method = match["method"], !string(method, request.method) { return false }
    if let matcher = match["headers"]?["x"], !header(matcher) { return false }
    if let matcher = match["withoutHeaders"]?["x"], header(matcher) { return false }
    return true
  }

  // MARK: HTTPRoutes

  @Test(arguments: 0..<100)
  func `an HTTPRoute is marked if and only if a service receives a request only after the change`(seed: Int)
    throws
  {
    var random = SeededGenerator(seed: UInt64(seed) + 70_000)
    let old = (0..<(random.pick([0, 1, 1, 2]) ?? 1)).map { Self.route($0, &random) }
    let new = RandomManifests.changed(old, &random, Self.route)
    let isGrown = Self.isGrown(old, new, Self.routeDestinations)
    try RandomManifests.expect(old, new, opensAccess: isGrown)
  }

  private static func route(_ number: Int, _ random: inout SeededGenerator) -> Node {
    var spec = NodeMap()
    spec["parentRefs"] = [["name": "gateway"]]
    let names = Set((0..<(random.pick([0, 1, 2]) ?? 1)).compactMap { _ in random.pick(hosts) }).subtracting([
      "*"
    ])
    if !names.isEmpty { spec["hostnames"] = .list(names.sorted().map { .string($0) }) }
    spec["rules"] = .list(
      (0..<(random.pick([1, 2, 3]) ?? 1)).map { _ in
        var rule = NodeMap()
        let matches = (0..<(random.pick([0, 1, 1, 2]) ?? 1)).map { _ in routeMatch(&random) }
        if !matches.isEmpty { rule["matches"] = .list(matches) }
        let name = random.pick(["web", "cart", ""]) ?? ""
        let port: Int64 = random.pick([80, 80, 8080]) ?? 80
        if !name.isEmpty { rule["backendRefs"] = [["name": .string(name), "port": .int(port)]] }
        return .map(rule)
      })
    return object("gateway.networking.k8s.io/v1", "HTTPRoute", number, spec)
  }

  private static func routeMatch(_ random: inout SeededGenerator) -> Node {
    let paths: [Node] = [
      ["type": "Exact", "value": "/a"], ["type": "PathPrefix", "value": "/a"],
      ["type": "PathPrefix", "value": "/items"], ["type": "PathPrefix", "value": "/"],
      ["type": "Exact", "value": "/items/1"], ["value": "/admin"],
    ]
    let headers: [Node] = [
      ["name": "X", "value": "1"], ["name": "x", "type": "RegularExpression", "value": "1.*"],
    ]
    var match = NodeMap()
    if random.pick([true, true, true, false]) ?? true { match["path"] = random.pick(paths) }
    if random.pick([true, false, false]) ?? false { match["method"] = "GET" }
    if random.pick([true, false, false]) ?? false { match["headers"] = .list([random.pick(headers) ?? [:]]) }
    return .map(match)
  }

  private static func routeDestinations(_ objects: [Node], _ request: Request) -> Set<String> {
    struct Candidate {
      let rank: [Int]
      let object: Int
      let position: Int
      let names: [String]
    }
    var candidates: [Candidate] = []
    for (number, object) in objects.enumerated() {
      let names = object["spec"]?.list("hostnames") ?? []
      let hosts = (names.isEmpty ? ["*"] : names).filter { RouteEvaluator.matches($0, request.host) }
      for (position, rule) in (object["spec"]?["rules"]?.elements ?? []).enumerated() {
        let backends = (rule["backendRefs"]?.elements ?? []).map(\.json)
        for host in hosts {
          for match in rule["matches"]?.elements ?? [[:]] where holdsStandard(match, request) {
            let isExact = match["path"]?["type"]?.text == "Exact"
            candidates.append(
              Candidate(
                rank: [
                  RouteEvaluator.specificity(host), isExact ? 1 : 0,
                  (match["path"]?["value"]?.text ?? "/").count, match["method"] == nil ? 0 : 1,
                  (match["headers"]?.elements ?? []).count,
                ], object: number, position: position, names: backends))
          }
        }
      }
    }
    guard let best = candidates.map(\.rank).max(by: { $0.lexicographicallyPrecedes($1) }) else { return [] }
    // The first rule of an object wins. The age of the objects is unknown, so any of several objects can win.
    let first = candidates.filter { $0.rank == best }
    return Set(
      first.filter { own in !first.contains { $0.object == own.object && $0.position < own.position } }
        .flatMap(\.names)
    )
  }

  private static func holdsStandard(_ match: Node, _ request: Request) -> Bool {
    if let path = match["path"], let value = path["value"]?.text {
      let isExact = path["type"]?.text == "Exact"
      guard isExact ? value == request.path : RouteEvaluator.hasElements(value, request.path) else {
        return false
      }
    }
    if let method = match["method"]?.text, method != request.method { return false }
    return (match["headers"]?.elements ?? []).allSatisfy { header in
      guard let own = request.header, let value = header["value"]?.text else { return false }
      return header["type"] == nil ? own == value : RouteEvaluator.isWhole(value, own)
    }
  }

  // MARK: Ingresses

  @Test(arguments: 0..<100)
  func `an Ingress is marked if and only if a service receives a request only after the change`(seed: Int)
    throws
  {
    var random = SeededGenerator(seed: UInt64(seed) + 80_000)
    let old = (0..<(random.pick([0, 1, 1, 2]) ?? 1)).map { Self.ingress($0, &random) }
    let new = RandomManifests.changed(old, &random, Self.ingress)
    let isGrown = Self.isGrown(old, new) { objects, request in
      // Clients in the private network reach both classes.
      let outside = Self.ingressDestinations(objects, of: "nginx", request)
      let inside = Self.ingressDestinations(objects, of: "nginx-internal", request)
      return Set(outside.map { "internet \($0)" } + outside.union(inside).map { "network \($0)" })
    }
    try RandomManifests.expect(old, new, opensAccess: isGrown)
  }

  private static func ingress(_ number: Int, _ random: inout SeededGenerator) -> Node {
    func backend(_ name: String) -> Node {
      ["service": ["name": .string(name), "port": ["number": .int(random.pick([80, 80, 8080]) ?? 80)]]]
    }
    var spec = NodeMap()
    spec["ingressClassName"] = random.pick(["nginx", "nginx", "nginx-internal"])
    if random.pick([true, false, false]) ?? false { spec["defaultBackend"] = backend("web") }
    spec["rules"] = .list(
      (0..<(random.pick([1, 1, 2]) ?? 1)).map { _ in
        var rule = NodeMap()
        let host = random.pick(hosts) ?? "*"
        if host != "*" { rule["host"] = .string(host) }
        let paths = (0..<(random.pick([1, 2]) ?? 1)).map { _ -> Node in
          [
            "path": .string(random.pick(["/", "/a", "/a/b", "/items", "/items/", "/admin"]) ?? "/"),
            "pathType": .string(random.pick(["Prefix", "Exact"]) ?? ""),
            "backend": backend(random.pick(["web", "cart"]) ?? ""),
          ]
        }
        rule["http"] = ["paths": .list(paths)]
        return .map(rule)
      })
    return object("networking.k8s.io/v1", "Ingress", number, spec)
  }

  private static func ingressDestinations(_ objects: [Node], of className: String, _ request: Request) -> Set<
    String
  > {
    func port(_ backend: Node) -> String { "\(backend["service"]?.json ?? "")" }
    var candidates: [(rank: [Int], name: String)] = []
    for object in objects where object["spec"]?["ingressClassName"]?.text == className {
      if let backend = object["spec"]?["defaultBackend"] { candidates.append(([-1], port(backend))) }
      for rule in object["spec"]?["rules"]?.elements ?? [] {
        let host = rule["host"]?.text ?? "*"
        guard RouteEvaluator.matches(host, request.host) else { continue }
        // A wildcard matches one label.
        if host.hasPrefix("*."), request.host.dropLast(host.count - 1).contains(".") { continue }
        for path in rule["http"]?["paths"]?.elements ?? [] {
          let value = path["path"]?.text ?? "/"
          let isExact = path["pathType"]?.text == "Exact"
          guard isExact ? value == request.path : RouteEvaluator.hasElements(value, request.path) else {
            continue
          }
          let length = isExact || value == "/" || !value.hasSuffix("/") ? value.count : value.count - 1
          candidates.append(
            (
              [RouteEvaluator.specificity(host), length, isExact ? 1 : 0],
              path["backend"].map(port) ?? ""
            ))
        }
      }
    }
    let best = candidates.map(\.rank).max { $0.lexicographicallyPrecedes($1) }
    return Set(candidates.filter { $0.rank == best }.map(\.name))
  }
}
