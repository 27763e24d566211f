import ChangeReport
import ManifestTree
import TestSupport
import Testing

/// Random AuthorizationPolicies against an evaluator that tries every request.
@Suite struct AuthorizationPropertyTests {
  private struct Request {
    let app: String?
    let account: (namespace: String, name: String)?
    let method: String
    let path: String
    let port: Int
  }

  private static let requests: [Request] = {
    let accounts: [(namespace: String, name: String)?] = [
      nil, ("shop", "web"), ("shop", "job"), ("store", "web"), ("other", "other"),
    ]
    var requests: [Request] = []
    for app in [nil, "cart", "front", "other"] as [String?] {
      for account in accounts {
        for method in ["GET", "POST", "PUT"] {
          for path in ["/", "/items", "/items/1", "/items/1/x", "/items/", "/admin", "/x/1"] {
            for port in [80, 443, 8080] {
              requests.append(Request(app: app, account: account, method: method, path: path, port: port))
            }
          }
        }
      }
    }
    return requests
  }()

  @Test(arguments: 0..<150)
  func `a policy is marked if and only if some request is admitted only after the change`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 10_000)
    let old = (0..<(random.pick([0, 1, 2, 3]) ?? 1)).map { Self.policy(named: "p\($0)", &random) }
    var new = old
    switch random.pick([0, 1, 2]) {
    case 0: new.append(Self.policy(named: "new", &random))
    case 1: if !new.isEmpty { new.removeFirst() }
    default: if !new.isEmpty { new[0] = Self.policy(named: "p0", &random) }
    }
    let changes = try Comparison.of(Self.yaml(old), Self.yaml(new))
    let isGrown = Self.requests.contains { Self.admits(new, $0) && !Self.admits(old, $0) }
    #expect(changes.risks.contains(.opensAccess) == isGrown, "\(Self.yaml(old))\n=====\n\(Self.yaml(new))")
  }

  private static func yaml(_ policies: [Node]) -> String {
    let rest: Node = ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "shop"]]
    return (policies + [rest]).map { $0.json }.joined(separator: "\n---\n")
  }

  private static func policy(named name: String, _ random: inout SeededGenerator) -> Node {
    var spec = NodeMap()
    if let app = random.pick([nil, "cart", "front"] as [String?]) ?? nil {
      spec["selector"] = ["matchLabels": ["app": .string(app)]]
    }
    spec["action"] = random.pick(["ALLOW", "ALLOW", "DENY"])
    spec["rules"] = .list((0..<(random.pick([0, 1, 1, 2]) ?? 1)).map { _ in rule(&random) })
    return [
      "apiVersion": "security.istio.io/v1", "kind": "AuthorizationPolicy",
      "metadata": ["name": .string(name), "namespace": "shop"], "spec": .map(spec),
    ]
  }

  private static func rule(_ random: inout SeededGenerator) -> Node {
    var rule = NodeMap()
    let sources: [Node] = [
      ["principals": ["cluster.local/ns/shop/sa/web"]], ["namespaces": ["shop"]], ["principals": ["*"]],
      ["notNamespaces": ["store"]], ["namespaces": ["s*"]],
      ["notPrincipals": ["cluster.local/ns/shop/sa/web"]],
      ["principals": ["cluster.local/ns/store/sa/web", "cluster.local/ns/shop/sa/job"]],
    ]
    let operations: [Node] = [
      ["methods": ["GET"]], ["methods": ["GET", "POST"], "paths": ["/items*"]], ["paths": ["/admin"]],
      ["notPaths": ["/admin"]], ["ports": ["8080"]], ["notPorts": ["80"], "methods": ["P*"]],
      ["paths": ["*/1"]], ["paths": ["/items/{*}"]], ["notPaths": ["/{**}"]],
      ["paths": ["/{*}", "/items/{**}"]],
    ]
    if random.pick([true, true, false]) ?? true { rule["from"] = [["source": random.pick(sources) ?? [:]]] }
    if random.pick([true, true, false]) ?? true {
      rule["to"] = [["operation": random.pick(operations) ?? [:]]]
    }
    return .map(rule)
  }

  // MARK: Every request

  private static func admits(_ policies: [Node], _ request: Request) -> Bool {
    let own = policies.filter { policy in
      guard let app = policy["spec"]?["selector"]?["matchLabels"]?["app"]?.text else { return true }
      return app == request.app
    }
    func isMatched(_ action: String) -> Bool {
      own.contains { policy in
        policy["spec"]?["action"]?.text == action
          && list(policy["spec"]?["rules"]).contains { matches($0, request) }
      }
    }
    if isMatched("DENY") { return false }
    return !own.contains { $0["spec"]?["action"] == "ALLOW" } || isMatched("ALLOW")
  }

  private static func matches(_ rule: Node, _ request: Request) -> Bool {
    let principal = request.account.map { "cluster.local/ns/\($0.namespace)/sa/\($0.name)" }
    let fields: [(String, String?)] = [
      ("principals", principal), ("namespaces", request.account?.namespace), ("methods", request.method),
      ("paths", request.path), ("ports", "\(request.port)"),
    ]
    func holds(_ node: Node) -> Bool {
      fields.allSatisfy { field, value in
        let texts = list(node[field]).compactMap(\.text)
        let name = "not" + field.prefix(1).uppercased() + field.dropFirst()
        let excluded = list(node[name]).compactMap(\.text)
        return (texts.isEmpty || texts.contains { matches($0, value) })
          && !excluded.contains { matches($0, value) }
      }
    }
    let (sources, operations) = (list(rule["from"]), list(rule["to"]))
    return (sources.isEmpty || sources.contains { holds($0["source"] ?? [:]) })
      && (operations.isEmpty || operations.contains { holds($0["operation"] ?? [:]) })
  }

  private static func matches(_ pattern: String, _ value: String?) -> Bool {
    guard let value else { return false }
    if pattern == "*" { return true }
    switch pattern {
    case "/items/{*}":
      return value.hasPrefix("/items/") && !value.dropFirst(7).isEmpty && !value.dropFirst(7).contains("/")
    case "/{**}": return true
    case "/{*}": return value.count > 1 && !value.dropFirst().contains("/")
    case "/items/{**}": return value.hasPrefix("/items/")
    default: break
    }
    if pattern.hasSuffix("*") { return value.hasPrefix(pattern.dropLast()) }
    return pattern.hasPrefix("*") ? value.hasSuffix(pattern.dropFirst()) : value == pattern
  }

  private static func list(_ node: Node?) -> [Node] { if case .list(let list)? = node { list } else { [] } }
}
