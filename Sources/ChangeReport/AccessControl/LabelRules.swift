import KubernetesFacts
import ManifestTree

/// Label selectors as constraints on the labels of pods and namespaces.
enum LabelRules {
  /// The pods or namespaces that a selector matches; an absent or empty selector matches all.
  /// - Parameter attribute: the prefix of the attributes, such as `pod`.
  static func rule(_ selector: Node?, of attribute: String) -> AccessRule {
    var rule = AccessRule()
    for entry in selector?["matchLabels"]?.entries ?? [] {
      rule.require("\(attribute):\(entry.key)", .init([.exact(entry.value.plainText ?? "")]))
    }
    for expression in selector?["matchExpressions"]?.items ?? [] {
      let values = (expression["values"]?.texts ?? []).map(AccessConstraint.Pattern.exact)
      let name = "\(attribute):\(expression["key"]?.text ?? "")"
      switch expression["operator"]?.text.flatMap(LabelOperator.init) {
      case .isIn: rule.require(name, .init(values))
      case .isNotIn: rule.require(name, .init(values, negated: true))
      case .exists: rule.require(name, .init([.present]))
      case .doesNotExist: rule.require(name, .init([.absent]))
      default: rule.require(name, .init([]))
      }
    }
    return rule
  }

  /// The pods with exactly these labels, if the given rules can distinguish them.
  static func rule(exactly labels: [String: String], of attribute: String, among rules: [AccessRule])
    -> AccessRule
  {
    var rule = AccessRule()
    let names = Set(rules.lazy.flatMap(\.constraints.keys).filter { $0.hasPrefix("\(attribute):") })
    for name in names {
      let value = labels[String(name.dropFirst(attribute.count + 1))]
      rule.require(name, .init([value.map(AccessConstraint.Pattern.exact) ?? .absent]))
    }
    return rule
  }
}

/// Policies by the pods that they select, to find those that can concern the same pods.
struct PolicyIndex {
  /// A policy: its namespace, or nil for all namespaces, and the labels that its pods must have.
  struct Scope {
    let namespace: String?
    let labels: [String: String]

    init(namespace: String?, selector: Node?) {
      self.namespace = namespace
      var labels: [String: String] = [:]
      for entry in selector?["matchLabels"]?.entries ?? [] { labels[entry.key] = entry.value.plainText }
      self.labels = labels
    }
  }

  private let scopes: [Scope]
  /// The policies by namespace, by the first label that they require, and by its value.
  private var byLabel: [String?: [String: [String: [Int]]]] = [:]
  private var withoutLabels: [String?: [Int]] = [:]

  init(_ scopes: [Scope]) {
    self.scopes = scopes
    for (index, scope) in scopes.enumerated() {
      if let label = scope.labels.min(by: { $0.key < $1.key }) {
        byLabel[scope.namespace, default: [:]][label.key, default: [:]][label.value, default: []].append(
          index)
      } else {
        withoutLabels[scope.namespace, default: []].append(index)
      }
    }
  }

  /// The policies that can select pods that a scope selects, in order.
  func candidates(for scope: Scope) -> [Int] {
    let namespaces: [String?] =
      scope.namespace.map { [$0, nil] } ?? Array(Set(byLabel.keys).union(withoutLabels.keys))
    var found: [Int] = []
    for namespace in namespaces {
      found += withoutLabels[namespace] ?? []
      for (name, values) in byLabel[namespace] ?? [:] {
        if let wanted = scope.labels[name] {
          found += values[wanted] ?? []
        } else {
          found += values.values.flatMap(\.self)
        }
      }
    }
    return found.sorted()
  }
}
