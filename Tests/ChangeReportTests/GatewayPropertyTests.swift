import ManifestTree
import TestSupport
import Testing

/// Random Gateways of Istio and of the Gateway API against an evaluator that tries every request.
@Suite struct GatewayPropertyTests {
  private struct Request {
    /// The proxy, or the Gateway of the Gateway API.
    let entrance: String
    let port: Int
    let host: String
    /// The namespace of the route.
    let namespace: String
    let hasCertificate: Bool
  }

  private static func requests(_ entrances: [String]) -> [Request] {
    var requests: [Request] = []
    for entrance in entrances {
      for port in [80, 443, 8443] {
        for host in ["a.example.com", "b.example.com", "x.a.example.com", "other.org", "more.org"] {
          for namespace in ["shop", "store", "other"] {
            for hasCertificate in [true, false] {
              requests.append(
                Request(
                  entrance: entrance, port: port, host: host, namespace: namespace,
                  hasCertificate: hasCertificate))
            }
          }
        }
      }
    }
    return requests
  }

  private static let hosts = ["a.example.com", "*.example.com", "*", "*.a.example.com", "other.org"]

  // MARK: Istio

  @Test(arguments: 0..<100)
  func `a Gateway of Istio is marked if and only if some request is accepted only after the change`(seed: Int)
    throws
  {
    var random = SeededGenerator(seed: UInt64(seed) + 40_000)
    let old = (0..<(random.pick([0, 1, 2]) ?? 1)).map { Self.gateway($0, &random) }
    let new = RandomManifests.changed(old, &random, Self.gateway)
    let isGrown = Self.requests(["public", "private"]).contains { request in
      new.contains { Self.accepts($0, request) } && !old.contains { Self.accepts($0, request) }
    }
    try RandomManifests.expect(old, new, opensAccess: isGrown)
  }

  private static func gateway(_ number: Int, _ random: inout SeededGenerator) -> Node {
    let servers = (0..<(random.pick([1, 1, 2]) ?? 1)).map { server -> Node in
      let number = random.pick([80, 443, 8443]) ?? 80
      let names = (0..<(random.pick([1, 2]) ?? 1)).map { _ -> Node in
        let host = random.pick(hosts) ?? "*"
        return .string((random.pick(["", "", "shop/", "store/", "*/"]) ?? "") + host)
      }
      var result = NodeMap()
      result["port"] = ["number": .int(Int64(number)), "name": .string("p\(server)"), "protocol": "HTTPS"]
      result["hosts"] = .list(names)
      if let mode = random.pick([nil, "SIMPLE", "MUTUAL"] as [String?]) ?? nil {
        result["tls"] = ["mode": .string(mode), "credentialName": "x"]
      }
      return .map(result)
    }
    return [
      "apiVersion": "networking.istio.io/v1", "kind": "Gateway",
      "metadata": ["name": .string("g\(number)"), "namespace": "shop"],
      "spec": [
        "selector": ["istio": .string(random.pick(["public", "private"]) ?? "")], "servers": .list(servers),
      ],
    ]
  }

  private static func accepts(_ gateway: Node, _ request: Request) -> Bool {
    guard gateway["spec"]?["selector"]?["istio"]?.text == request.entrance else { return false }
    return (gateway["spec"]?["servers"]?.elements ?? []).contains { server in
      guard server["port"]?["number"]?.int == Int64(request.port),
        request.hasCertificate || server["tls"]?["mode"]?.text != "MUTUAL"
      else {
        return false
      }
      return server.list("hosts").contains { text in
        let parts = text.split(separator: "/")
        let namespace = parts.count == 2 ? String(parts[0]) : "*"
        return (namespace == "*" || namespace == request.namespace)
          && RouteEvaluator.matches(String(parts.last ?? ""), request.host)
      }
    }
  }

  // MARK: Gateway API

  @Test(arguments: 0..<100)
  func `a Gateway of the Gateway API is marked if and only if some request is accepted only after the change`(
    seed: Int
  ) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 50_000)
    let old = (0..<(random.pick([0, 1, 2]) ?? 1)).map { Self.standardGateway($0, &random) }
    let new = RandomManifests.changed(old, &random, Self.standardGateway)
    let isGrown = Self.requests(["g0", "g1", "g2"]).contains { request in
      new.contains { Self.admits($0, request) } && !old.contains { Self.admits($0, request) }
    }
    try RandomManifests.expect(old, new, opensAccess: isGrown)
  }

  private static func standardGateway(_ number: Int, _ random: inout SeededGenerator) -> Node {
    // Port and host name together distinguish listeners.
    var keys: Set<String> = []
    let listeners = (0..<(random.pick([1, 2, 3]) ?? 1)).compactMap { listener -> Node? in
      let (port, host) = (random.pick([80, 443]) ?? 80, random.pick(hosts) ?? "*")
      guard keys.insert("\(port) \(host)").inserted else { return nil }
      var result = NodeMap()
      result["name"] = .string("l\(listener)")
      result["port"] = .int(Int64(port))
      result["protocol"] = "HTTP"
      if host != "*" { result["hostname"] = .string(host) }
      switch random.pick([0, 1, 2]) {
      case 0: result["allowedRoutes"] = ["namespaces": ["from": "All"]]
      case 1: result["allowedRoutes"] = ["namespaces": ["from": "Same"]]
      default: break
      }
      return .map(result)
    }
    return [
      "apiVersion": "gateway.networking.k8s.io/v1", "kind": "Gateway",
      "metadata": ["name": .string("g\(number)"), "namespace": "shop"],
      "spec": ["gatewayClassName": "x", "listeners": .list(listeners)],
    ]
  }

  private static func admits(_ gateway: Node, _ request: Request) -> Bool {
    guard gateway["metadata"]?["name"]?.text == request.entrance else { return false }
    let matching = (gateway["spec"]?["listeners"]?.elements ?? []).filter {
      $0["port"]?.int == Int64(request.port)
        && RouteEvaluator.matches($0["hostname"]?.text ?? "*", request.host)
    }
    // The listener with the most specific host name.
    guard
      let listener = matching.max(by: {
        RouteEvaluator.specificity($0["hostname"]?.text ?? "*")
          < RouteEvaluator.specificity($1["hostname"]?.text ?? "*")
      })
    else { return false }
    return listener["allowedRoutes"]?["namespaces"]?["from"]?.text == "All" || request.namespace == "shop"
  }
}
