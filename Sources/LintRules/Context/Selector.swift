/// Which labels an object must have: `matchLabels` and `matchExpressions`.
struct Selector: Sendable, Hashable {
  let labels: [String: String]
  let expressions: [Expression]

  struct Expression: Sendable, Hashable {
    let key: String
    let comparison: String
    let values: [String]
  }

  /// A Service's selector: nothing but labels.
  init(labels: [String: String]) {
    self.labels = labels
    expressions = []
  }

  /// A `LabelSelector`.
  init(_ field: ManifestField) {
    labels = field["matchLabels"].textMap
    expressions = field["matchExpressions"].items.map {
      Expression(key: $0["key"].text ?? "", comparison: $0["operator"].text ?? "", values: $0["values"].texts)
    }
  }

  /// Whether it asks for nothing, so that everything matches.
  var isEmpty: Bool { labels.isEmpty && expressions.isEmpty }

  func matches(_ others: [String: String]) -> Bool {
    labels.allSatisfy { others[$0.key] == $0.value }
      && expressions.allSatisfy { expression in
        let value = others[expression.key]
        switch expression.comparison {
        case "In": return value.map(expression.values.contains) ?? false
        case "NotIn": return value.map { !expression.values.contains($0) } ?? true
        case "Exists": return value != nil
        case "DoesNotExist": return value == nil
        default: return true
        }
      }
  }
}
