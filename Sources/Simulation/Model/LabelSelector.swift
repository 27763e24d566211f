internal import ManifestTree

/// Requirements on labels: `matchLabels` and `matchExpressions`, or the requirements of a node selector term.
struct LabelSelector: Hashable, Sendable {
  var requirements: [Requirement]

  /// One requirement.
  struct Requirement: Hashable, Sendable {
    let key: String
    let comparison: Comparison
    let values: [String]
  }

  /// The operators of label selectors and node selectors.
  enum Comparison: String, Sendable {
    case isIn = "In"
    case isNotIn = "NotIn"
    case exists = "Exists"
    case doesNotExist = "DoesNotExist"
    case isGreater = "Gt"
    case isLess = "Lt"
    case never
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
    let comparison = node.at("operator").text.flatMap(LabelSelector.Comparison.init) ?? .never
    self.init(key: node.at("key").text ?? "", comparison: comparison, values: node.at("values").texts)
  }

  func matches(_ labels: [String: String]) -> Bool { matches(labels[key]) }

  func matches(_ value: String?) -> Bool {
    switch comparison {
    case .isIn: value.map(values.contains) ?? false
    case .isNotIn: value.map { !values.contains($0) } ?? true
    case .exists: value != nil
    case .doesNotExist: value == nil
    case .isGreater: Self.compare(value, values) { $0 > $1 }
    case .isLess: Self.compare(value, values) { $0 < $1 }
    case .never: false
    }
  }

  private static func compare(_ value: String?, _ values: [String], _ holds: (Int64, Int64) -> Bool) -> Bool {
    guard let value, let number = Int64(value), values.count == 1, let bound = Int64(values[0]) else {
      return false
    }
    return holds(number, bound)
  }
}
