internal import KubernetesFacts
internal import ManifestTree

/// The pods that an affinity term or a spread constraint counts.
struct PodMatch: Hashable, Sendable {
  var namespaces: Namespaces
  var selector: LabelSelector

  /// The namespaces of the pods.
  enum Namespaces: Hashable, Sendable {
    case all
    case named([String])
    /// The namespaces whose labels match a selector, and the named namespaces.
    case matching(LabelSelector, [String])
  }

  func matches(_ labels: [String: String], in namespace: String, namespaceLabels: [String: [String: String]])
    -> Bool
  {
    switch namespaces {
    case .all: break
    case .named(let names): guard names.contains(namespace) else { return false }
    case .matching(let selector, let names):
      guard names.contains(namespace) || selector.matches(namespaceLabels[namespace] ?? [:]) else {
        return false
      }
    }
    return selector.matches(labels)
  }
}

extension LabelSelector {
  /// Reads the pods that a term or constraint of a pod with these labels counts; without a selector, none.
  fileprivate init(ofPodsIn node: Node, labels: [String: String]) {
    let written = node.at("labelSelector")
    self.init(written)
    if !written.exists { requirements.append(.init(key: "", comparison: nil, values: [])) }
    for key in node.at("matchLabelKeys").texts {
      if let value = labels[key] {
        requirements.append(.init(key: key, comparison: .isIn, values: [value]))
      }
    }
  }
}

/// A term of pod affinity or anti-affinity.
struct PodTerm: Hashable, Sendable {
  var match: PodMatch
  var topologyKey: String

  /// Reads a term of a pod with these labels in this namespace; a term without a selector matches no pod.
  init(_ node: Node, labels: [String: String], namespace: String) {
    topologyKey = node.at("topologyKey").text ?? ""
    var selector = LabelSelector(ofPodsIn: node, labels: labels)
    for key in node.at("mismatchLabelKeys").texts {
      if let value = labels[key] {
        selector.requirements.append(.init(key: key, comparison: .isNotIn, values: [value]))
      }
    }
    let names = node.at("namespaces").texts.sorted()
    let namespaceSelector = node.at("namespaceSelector")
    let namespaces: PodMatch.Namespaces
    if namespaceSelector.exists {
      let selector = LabelSelector(namespaceSelector)
      namespaces = selector.isEmpty ? .all : .matching(selector, names)
    } else {
      namespaces = .named(names.isEmpty ? [namespace] : names)
    }
    match = PodMatch(namespaces: namespaces, selector: selector)
  }
}

/// A topology spread constraint.
struct SpreadConstraint: Sendable {
  let match: PodMatch
  let topologyKey: String
  let maxSkew: Int
  let minDomains: Int
  /// Whether pods that break the constraint are not scheduled.
  let isStrict: Bool
  let honorsAffinity: Bool
  let honorsTaints: Bool

  init(_ node: Node, labels: [String: String], namespace: String) {
    let selector = LabelSelector(ofPodsIn: node, labels: labels)
    match = PodMatch(namespaces: .named([namespace]), selector: selector)
    topologyKey = node.at("topologyKey").text ?? ""
    maxSkew = max(1, node.at("maxSkew").count ?? 1)
    minDomains = max(1, node.at("minDomains").count ?? Int(SpreadDefaults.minDomains))
    isStrict = SpreadAction.isStrict(node.at("whenUnsatisfiable").text)
    honorsAffinity = node.at("nodeAffinityPolicy").text != "Ignore"
    honorsTaints = node.at("nodeTaintsPolicy").text == "Honor"
  }

  /// One of the scheduler's default constraints for pods without any.
  init(assumed match: PodMatch, over topologyKey: String, maxSkew: Int) {
    (self.match, self.topologyKey, self.maxSkew) = (match, topologyKey, maxSkew)
    (minDomains, isStrict, honorsAffinity, honorsTaints) = (1, false, true, false)
  }
}

/// A port of the host that a pod uses.
struct HostPort: Hashable, Sendable {
  let number: Int
  let transport: String
  let address: String

  func clashes(with other: HostPort) -> Bool {
    number == other.number && transport == other.transport
      && (address == other.address || address == "0.0.0.0" || other.address == "0.0.0.0")
  }

  /// The host ports of a pod's spec.
  static func all(in pod: Node) -> [HostPort] {
    let isOnHost = pod.at("hostNetwork").isTrue
    let sidecars = pod.at("initContainers").items.filter(\.isNativeSidecar)
    return (pod.at("containers").items + sidecars).flatMap { $0.at("ports").items }.compactMap { port in
      let number = port.at("hostPort").count ?? (isOnHost ? port.at("containerPort").count : nil)
      guard let number, number > 0 else { return nil }
      let address = port.at("hostIP").text ?? ""
      return HostPort(
        number: number, transport: port.at("protocol").text ?? TransportProtocol.default,
        address: address.isEmpty ? "0.0.0.0" : address)
    }
  }
}
