import ChangeReport
import ManifestTree
import TestSupport
import Testing

/// Random NetworkPolicies against an evaluator that tries every connection.
@Suite struct NetworkPolicyPropertyTests {
  private static let labels: [[String: String]] = {
    let values: [String?] = [nil, "x", "y", "other"]
    return values.flatMap { a in
      values.map { b in
        var labels: [String: String] = [:]
        labels["a"] = a
        labels["b"] = b
        return labels
      }
    }
  }()

  /// A source: a pod with labels in a namespace, or an address.
  private enum Source {
    case pod([String: String], namespace: String)
    case address(UInt8)
  }

  private static let sources: [Source] =
    labels.flatMap { labels in ["shop", "store"].map { Source.pod(labels, namespace: $0) } }
    + [0, 9, 10, 11, 127, 128, 200].map(Source.address)

  private static let ports: [(name: String, number: Int)] = ["TCP", "UDP"].flatMap { name in
    [1, 79, 80, 81, 90, 91].map { (name, $0) }
  }

  @Test(arguments: 0..<200)
  func `a policy is marked if and only if some connection is admitted only after the change`(seed: Int) throws
  {
    var random = SeededGenerator(seed: UInt64(seed))
    let old = Self.policies(&random)
    var new = old
    switch random.pick([0, 1, 2, 3]) {
    case 0: new.append(Self.policy(named: "new", &random))
    case 1: if !new.isEmpty { new.removeLast() }
    case 2: new = Self.policies(&random)
    default: if !new.isEmpty { new[0] = Self.policy(named: "p0", &random) }
    }
    let changes = try Comparison.of(Self.yaml(old), Self.yaml(new))
    let isMarked = changes.risks.contains(.opensAccess)
    let grown = Self.isGrown(old, new)
    #expect(isMarked == grown, "\(Self.yaml(old))\n=====\n\(Self.yaml(new))")
  }

  // MARK: Policies

  private static func yaml(_ policies: [Node]) -> String {
    // Manifests without objects are an error, so each set has an unrelated object.
    let rest: Node = ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "shop"]]
    return (policies + [rest]).map { $0.json }.joined(separator: "\n---\n")
  }

  private static func policies(_ random: inout SeededGenerator) -> [Node] {
    let count = random.pick([1, 2, 3]) ?? 1
    return (0..<count).map { policy(named: "p\($0)", &random) }
  }

  private static func policy(named name: String, _ random: inout SeededGenerator) -> Node {
    let rules = (0..<(random.pick([0, 1, 1, 2]) ?? 1)).map { _ in rule(&random) }
    return [
      "apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
      "metadata": ["name": .string(name), "namespace": "shop"],
      "spec": [
        "podSelector": selector(&random), "policyTypes": ["Ingress"], "ingress": .list(rules),
      ],
    ]
  }

  private static func rule(_ random: inout SeededGenerator) -> Node {
    var rule = NodeMap()
    let peers = (0..<(random.pick([0, 1, 1, 2]) ?? 0)).map { _ in peer(&random) }
    if !peers.isEmpty { rule["from"] = .list(peers) }
    let ports = (0..<(random.pick([0, 1, 1, 2]) ?? 0)).map { _ in port(&random) }
    if !ports.isEmpty { rule["ports"] = .list(ports) }
    return .map(rule)
  }

  private static func peer(_ random: inout SeededGenerator) -> Node {
    if random.pick([true, false, false]) ?? false {
      let block: [Node] = [
        ["cidr": "10.0.0.0/8"], ["cidr": "0.0.0.0/0", "except": ["128.0.0.0/1"]], ["cidr": "0.0.0.0/0"],
        ["cidr": "0.0.0.0/0", "except": ["10.0.0.0/8"]],
      ]
      return ["ipBlock": random.pick(block) ?? [:]]
    }
    var peer = NodeMap()
    peer["podSelector"] = selector(&random)
    switch random.pick([0, 1, 2]) {
    case 0: peer["namespaceSelector"] = [:]
    case 1:
      peer["namespaceSelector"] = [
        "matchLabels": ["kubernetes.io/metadata.name": .string(random.pick(["shop", "store"]) ?? "")]
      ]
    default: break
    }
    return .map(peer)
  }

  private static func port(_ random: inout SeededGenerator) -> Node {
    let ports: [Node] = [
      ["port": 80], ["port": 80, "protocol": "UDP"], ["port": 80, "endPort": 90], ["protocol": "TCP"],
      ["port": 81, "endPort": 90, "protocol": "TCP"],
    ]
    return random.pick(ports) ?? [:]
  }

  private static func selector(_ random: inout SeededGenerator) -> Node {
    let selectors: [Node] = [
      [:], ["matchLabels": ["a": "x"]], ["matchLabels": ["a": "y"]], ["matchLabels": ["a": "x", "b": "x"]],
      ["matchExpressions": [["key": "a", "operator": "In", "values": ["x", "y"]]]],
      ["matchExpressions": [["key": "a", "operator": "NotIn", "values": ["x"]]]],
      ["matchExpressions": [["key": "b", "operator": "Exists"]]],
      ["matchExpressions": [["key": "b", "operator": "DoesNotExist"]]],
    ]
    return random.pick(selectors) ?? [:]
  }

  // MARK: Every connection

  private static func isGrown(_ old: [Node], _ new: [Node]) -> Bool {
    labels.contains { target in
      sources.contains { source in
        ports.contains { port in
          admits(new, source, target, port) && !admits(old, source, target, port)
        }
      }
    }
  }

  private static func admits(
    _ policies: [Node], _ source: Source, _ target: [String: String], _ port: (name: String, number: Int)
  ) -> Bool {
    let own = policies.filter { matches($0["spec"]?["podSelector"], target) }
    return own.isEmpty
      || own.contains { policy in
        list(policy["spec"]?["ingress"]).contains { rule in
          let (peers, ports) = (list(rule["from"]), list(rule["ports"]))
          return (peers.isEmpty || peers.contains { admits($0, source) })
            && (ports.isEmpty || ports.contains { admits($0, port) })
        }
      }
  }

  private static func admits(_ peer: Node, _ source: Source) -> Bool {
    switch source {
    case .address(let first):
      guard let block = peer["ipBlock"] else { return false }
      return contains(block["cidr"]?.text, first)
        && !list(block["except"]).contains { contains($0.text, first) }
    case .pod(let labels, let namespace):
      guard let selector = peer["podSelector"], matches(selector, labels) else { return false }
      guard let namespaces = peer["namespaceSelector"] else { return namespace == "shop" }
      return matches(namespaces, ["kubernetes.io/metadata.name": namespace])
    }
  }

  private static func contains(_ cidr: String?, _ first: UInt8) -> Bool {
    switch cidr {
    case "10.0.0.0/8": first == 10
    case "128.0.0.0/1": first >= 128
    default: true
    }
  }

  private static func admits(_ rule: Node, _ port: (name: String, number: Int)) -> Bool {
    guard (rule["protocol"]?.text ?? "TCP") == port.name else { return false }
    guard let start = rule["port"]?.int else { return true }
    return (start...(rule["endPort"]?.int ?? start)).contains(Int64(port.number))
  }

  private static func matches(_ selector: Node?, _ labels: [String: String]) -> Bool {
    if case .map(let map)? = selector?["matchLabels"] {
      for entry in map where labels[entry.key] != entry.value.text { return false }
    }
    return list(selector?["matchExpressions"]).allSatisfy { expression in
      let value = labels[expression["key"]?.text ?? ""]
      let values = list(expression["values"]).compactMap(\.text)
      return switch expression["operator"]?.text {
      case "In": value.map(values.contains) ?? false
      case "NotIn": !(value.map(values.contains) ?? false)
      case "Exists": value != nil
      default: value == nil
      }
    }
  }

  private static func list(_ node: Node?) -> [Node] { if case .list(let list)? = node { list } else { [] } }
}
