internal import KubernetesFacts

/// The pods that the rules of many NetworkPolicies admit, found without a scan of all rules.
///
/// Each peer is listed under one namespace, one label, and one port that it requires. A question looks only at the
/// peers under the namespaces, labels, and ports of the call.
struct PeerIndex: Sendable {
  /// A peer of a rule.
  struct Entry: Sendable {
    let policy: NetworkPolicy
    let rule: ManifestField
    /// The peer; nil if the rule admits all pods.
    let peer: ManifestField?
    /// The number of the policy's group.
    let group: Int
  }

  /// What is known about the pods at the other end of a call.
  struct Question {
    let namespace: String
    let labels: TextMap
    /// The labels of the namespace; nil if it is not among the objects.
    let namespaceLabels: TextMap?
    /// The numbers and names of the called port; nil if it is unknown.
    let ports: [String]?
  }

  private enum Space: Hashable {
    /// The namespace of the policy.
    case own(String)
    case named(String)
    case labeled(String, String)
    /// All peers under `labeled`, for a namespace whose labels are unknown.
    case labeledAnyhow
    case any
  }

  private struct Place: Hashable {
    let space: Space
    /// A label that the pod needs, with a value or without; nil if it needs none that can be looked up.
    let label: String?
    let value: String?
    /// The port; nil in the list for all ports, and in the list of rules that do not require a single port.
    let port: String?
    let isOfAllPorts: Bool
  }

  private var entries: [Entry] = []
  private var places: [Place: [Int]] = [:]

  /// Indexes the policies of groups by their ingress or egress rules.
  init(_ groups: [(number: Int, policies: [NetworkPolicy])], rules: String, peers: String) {
    for (number, policies) in groups {
      for policy in policies {
        for rule in policy.spec[rules].items {
          let list = rule[peers].items
          if list.isEmpty { add(Entry(policy: policy, rule: rule, peer: nil, group: number)) }
          for peer in list { add(Entry(policy: policy, rule: rule, peer: peer, group: number)) }
        }
      }
    }
  }

  private mutating func add(_ entry: Entry) {
    let ports = Self.ports(of: entry.rule)
    for space in Self.spaces(of: entry) {
      for (label, value) in Self.labels(of: entry) {
        func list(_ port: String?, ofAllPorts: Bool) {
          let place = Place(
            space: space, label: label, value: value, port: port, isOfAllPorts: ofAllPorts)
          places[place, default: []].append(entries.count)
        }
        list(nil, ofAllPorts: true)
        for port in ports { list(port, ofAllPorts: false) }
      }
    }
    entries.append(entry)
  }

  /// The namespaces in which a peer's pods can be.
  private static func spaces(of entry: Entry) -> [Space] {
    guard let peer = entry.peer, !peer["ipBlock"].exists else { return [.any] }
    guard peer["namespaceSelector"].exists else { return [.own(entry.policy.namespace)] }
    let selector = Selector(peer["namespaceSelector"])
    if let name = selector.labels[NamespaceKey.name] { return [.named(name)] }
    if let (key, value) = selector.labels.min(by: { $0.key < $1.key }) {
      return [.labeled(key, value), .labeledAnyhow]
    }
    for expression in selector.expressions
    where expression.key == NamespaceKey.name && expression.comparison == .isIn {
      return Set(expression.values).map { .named($0) }
    }
    return [.any]
  }

  /// The labels under which a peer is listed: one that all of its pods have, or several, of which each pod has one.
  private static func labels(of entry: Entry) -> [(String?, String?)] {
    guard let peer = entry.peer, !peer["ipBlock"].exists else { return [(nil, nil)] }
    let selector = Selector(peer["podSelector"])
    if let (key, value) = selector.labels.min(by: { $0.key < $1.key }) { return [(key, value)] }
    for expression in selector.expressions {
      switch expression.comparison {
      case .isIn: return Set(expression.values).map { (expression.key, $0) }
      case .exists: return [(expression.key, nil)]
      default: continue
      }
    }
    return [(nil, nil)]
  }

  /// The TCP ports of a rule; nil stands for several ports.
  private static func ports(of rule: ManifestField) -> Set<String?> {
    guard !rule["ports"].isEmpty else { return [nil] }
    return Set(
      rule["ports"].items.filter { TransportProtocol.isTCP($0["protocol"].text) }
        .map { $0["endPort"].exists ? nil : $0["port"].plainText })
  }

  /// Whether a peer that may answer a question satisfies a condition.
  func contains(_ question: Question, where isTrue: (Entry) -> Bool) -> Bool {
    var spaces: [Space] = [.any, .own(question.namespace), .named(question.namespace)]
    if let labels = question.namespaceLabels {
      spaces += labels.map { .labeled($0.key, $0.value) }
    } else {
      spaces.append(.labeledAnyhow)
    }
    var labels: [(String?, String?)] = [(nil, nil)]
    for (key, value) in question.labels { labels += [(key, value), (key, nil)] }
    let ports = question.ports.map { $0.map(Optional.some) + [nil] } ?? [nil]
    for space in spaces {
      for (label, value) in labels {
        for port in ports {
          let place = Place(
            space: space, label: label, value: value, port: port, isOfAllPorts: question.ports == nil)
          if places[place]?.contains(where: { isTrue(entries[$0]) }) == true { return true }
        }
      }
    }
    return false
  }
}
