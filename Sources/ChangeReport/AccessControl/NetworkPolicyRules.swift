import KubernetesFacts
import ManifestTree

/// A NetworkPolicy in one direction, as sets of connections.
struct NetworkPolicyRules: Sendable {
  enum Direction: String, CaseIterable, Sendable {
    case ingress = "Ingress"
    case egress = "Egress"
  }

  let object: Object
  /// The selected pods.
  let selection: AccessRule
  /// The admitted connections of the selected pods.
  let admitted: [AccessRule]
  let scope: PolicyIndex.Scope

  /// Reads a policy; nil if it does not apply to the direction.
  /// - Parameter ports: the numbers of a named port of the selected pods; none if they are unknown.
  init?(_ object: Object, _ direction: Direction, ports: (String) -> Set<Int>) {
    let spec = object.node["spec"]
    guard NetworkPolicyDirections.of(spec: spec).contains(direction.rawValue) else { return nil }
    self.object = object
    let namespace = object.identity.namespace ?? ""
    scope = PolicyIndex.Scope(namespace: namespace, selector: spec?["podSelector"])
    var selection = LabelRules.rule(spec?["podSelector"], of: "pod")
    selection.require("namespace", .init([.exact(namespace)]))
    self.selection = selection
    var admitted: [AccessRule] = []
    let (list, peers) = direction == .ingress ? ("ingress", "from") : ("egress", "to")
    for rule in spec?[list]?.items ?? [] {
      let sides = Self.peers(rule[peers], in: namespace)
      let ports = Self.ports(rule["ports"], direction == .ingress ? ports : { _ in [] })
      for side in sides { for port in ports { admitted.append(selection.and(side).and(port)) } }
    }
    self.admitted = admitted
  }

  private static func peers(_ node: Node?, in namespace: String) -> [AccessRule] {
    guard let items = node?.items, !items.isEmpty else { return [AccessRule()] }
    return items.flatMap { peer -> [AccessRule] in
      if let block = peer["ipBlock"], block != .null {
        guard let range = block["cidr"]?.text.flatMap(AddressRange.pattern) else { return [] }
        var rule = AccessRule(["peer": .init([.exact("address")]), "address": .init([range])])
        let excluded = (block["except"]?.texts ?? []).compactMap(AddressRange.pattern)
        if !excluded.isEmpty { rule.require("address", .init(excluded, negated: true)) }
        return [rule]
      }
      var rule = LabelRules.rule(peer.at("podSelector"), of: "peer pod")
      rule.require("peer", .init([.exact("pod")]))
      if let selector = peer.at("namespaceSelector") {
        rule = rule.and(LabelRules.rule(selector, of: "peer namespace"))
      } else {
        rule.require(namespaceName, .init([.exact(namespace)]))
      }
      return [rule]
    }
  }

  /// The label that every namespace has, with its name.
  static let namespaceName = "peer namespace:kubernetes.io/metadata.name"

  private static func ports(_ node: Node?, _ named: (String) -> Set<Int>) -> [AccessRule] {
    guard let items = node?.items, !items.isEmpty else { return [AccessRule()] }
    return items.map { item in
      var rule = AccessRule([
        "protocol": .init([.exact(item.at("protocol")?.text ?? TransportProtocol.default)])
      ])
      guard let port = item.at("port") else { return rule }
      if let number = port.int.flatMap({ Int(exactly: $0) }) {
        let end = item.at("endPort")?.int.flatMap { Int(exactly: $0) } ?? number
        rule.require("port", .init([.numbers(number...max(number, end))]))
      } else if let name = port.text {
        let numbers = named(name)
        rule.require(
          "port",
          .init(numbers.isEmpty ? [.exact(name)] : numbers.sorted().map { .numbers($0...$0) }))
      }
      return rule
    }
  }
}
