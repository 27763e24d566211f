internal import KubernetesFacts
internal import ManifestTree

/// Requirements on labels: `matchLabels` and `matchExpressions`, or the requirements of a node selector term.
struct LabelSelector: Hashable, Sendable {
  var requirements: [Requirement]

  struct Requirement: Hashable, Sendable {
    let key: String
    /// The operator; nil for a requirement that no labels satisfy.
    let comparison: LabelOperator?
    let values: [String]
  }

  init(requirements: [Requirement]) { self.requirements = requirements }

  /// Requires that labels have these values.
  init(labels: [String: String]) {
    requirements = labels.sorted { $0.key < $1.key }.map {
      Requirement(key: $0.key, comparison: .isIn, values: [$0.value])
    }
  }

  /// Reads a `LabelSelector`.
  init(_ node: Node) {
    self.init(labels: node.at("matchLabels").textMap)
    requirements += node.at("matchExpressions").items.map(Requirement.init)
  }

  /// Whether nothing is required.
  var isEmpty: Bool { requirements.isEmpty }

  func matches(_ labels: [String: String]) -> Bool { requirements.allSatisfy { $0.matches(labels) } }
}

extension LabelSelector.Requirement {
  /// Reads one of the `matchExpressions`.
  init(_ node: Node) {
    let comparison = node.at("operator").text.flatMap(LabelOperator.init)
    self.init(key: node.at("key").text ?? "", comparison: comparison, values: node.at("values").texts)
  }

  func matches(_ labels: [String: String]) -> Bool { matches(labels[key]) }

  func matches(_ value: String?) -> Bool { comparison?.holds(value, values) ?? false }
}
