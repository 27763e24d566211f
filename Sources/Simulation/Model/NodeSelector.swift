package import KubernetesFacts
internal import ManifestTree

/// The requirements of a pod on nodes: its node selector and the required terms of its node affinity.
struct NodeRequirement: Hashable, Sendable {
  /// The labels of `nodeSelector`.
  var labels: LabelSelector
  /// The terms of required node affinity, of which one must hold; nil without required node affinity.
  ///
  /// If the list is empty, no node matches.
  var terms: [NodeSelectorTerm]?

  init(_ pod: Node) {
    labels = LabelSelector(labels: pod.at("nodeSelector").textMap)
    let required = pod.at("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
    terms = required.exists ? required.at("nodeSelectorTerms").items.map(NodeSelectorTerm.init) : nil
  }

  /// The nodes that the scheduler checks, if every term names nodes; nil if it checks all.
  var nodeNames: Set<String>? {
    guard let terms else { return nil }
    var names: Set<String> = []
    for term in terms {
      guard let own = term.nodeNames else { return nil }
      names.formUnion(own)
    }
    return names.isEmpty ? nil : names
  }

  func matches(labels nodeLabels: [String: String], name: String) -> Bool {
    labels.matches(nodeLabels) && terms?.contains { $0.matches(labels: nodeLabels, name: name) } ?? true
  }
}

/// A term of node affinity: all of its expressions and fields must match.
struct NodeSelectorTerm: Hashable, Sendable {
  let expressions: LabelSelector
  let fields: LabelSelector

  init(_ node: Node) {
    expressions = LabelSelector(
      requirements: node.at("matchExpressions").items.map(LabelSelector.Requirement.init))
    fields = LabelSelector(requirements: node.at("matchFields").items.map(LabelSelector.Requirement.init))
  }

  /// The nodes that `matchFields` names; nil if it names none.
  fileprivate var nodeNames: Set<String>? {
    fields.requirements.filter { $0.key == "metadata.name" && $0.comparison == .isIn }
      .map { Set($0.values) }.reduce(nil) { names, own in names?.intersection(own) ?? own }
  }

  /// Whether a node satisfies all expressions and fields of the term; a term without expressions or fields matches no
  /// node.
  func matches(labels: [String: String], name: String) -> Bool {
    !(expressions.isEmpty && fields.isEmpty) && expressions.matches(labels)
      && fields.matches(["metadata.name": name])
  }
}

/// A taint of a node.
package struct Taint: Hashable, Sendable {
  package var key: String
  package var value: String
  package var effect: TaintEffect

  /// Whether pods that do not tolerate the taint cannot be scheduled.
  var isHard: Bool { effect != .preferNoSchedule }
}

extension Taint {
  init?(_ node: Node) {
    guard let key = node.at("key").text,
      let effect = node.at("effect").text.flatMap(TaintEffect.init(rawValue:))
    else { return nil }
    self.init(key: key, value: node.at("value").plainText ?? "", effect: effect)
  }
}

/// A toleration of a pod.
struct Toleration: Hashable, Sendable {
  /// Nil for all keys.
  var key: String?
  /// Nil for all values.
  var value: String?
  /// Nil for all effects.
  var effect: TaintEffect?
  /// The number of seconds for which a `NoExecute` taint is tolerated; nil for no limit.
  var seconds: Int?

  init(key: String?, value: String? = nil, effect: TaintEffect? = nil, seconds: Int? = nil) {
    (self.key, self.value, self.effect, self.seconds) = (key, value, effect, seconds)
  }

  init(_ node: Node) {
    let key = node.at("key").text ?? ""
    self.key = key.isEmpty ? nil : key
    value = node.at("operator").text == "Exists" || key.isEmpty ? nil : node.at("value").plainText ?? ""
    effect = node.at("effect").text.flatMap(TaintEffect.init(rawValue:))
    seconds = node.at("tolerationSeconds").count
  }

  func tolerates(_ taint: Taint) -> Bool {
    (effect == nil || effect == taint.effect) && (key == nil || key == taint.key)
      && (value == nil || value == taint.value)
  }
}

extension [Toleration] {
  func tolerates(_ taint: Taint) -> Bool { contains { $0.tolerates(taint) } }

  /// The number of seconds for which a pod can stay despite a `NoExecute` taint; nil for no limit.
  func patience(for taint: Taint) -> Int? {
    let matching = filter { $0.tolerates(taint) }
    guard !matching.isEmpty else { return 0 }
    return matching.compactMap(\.seconds).map { Swift.max($0, 0) }.min()
  }

  /// The tolerations that the API server adds to pods for nodes that are not ready or unreachable.
  func withDefaults() -> [Toleration] {
    var all = self
    for key in FailedNodeToleration.keys
    where !contains(where: {
      FailedNodeToleration.isReplaced(key, byKey: $0.key, effect: $0.effect?.rawValue)
    }) {
      all.append(
        Toleration(key: key, effect: FailedNodeToleration.effect, seconds: FailedNodeToleration.seconds))
    }
    return all
  }
}
