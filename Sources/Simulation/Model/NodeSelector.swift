internal import KubernetesFacts
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
