import KubernetesFacts
import ManifestTree

/// Label selectors of Kubernetes, applied to labels.
enum LabelMatch {
  /// Whether labels match a selector; an absent selector matches nothing, an empty one everything.
  static func matches(_ selector: Node?, _ labels: [String: String]) -> Bool {
    guard let selector, selector != .null else { return false }
    for entry in selector["matchLabels"]?.entries ?? [] where labels[entry.key] != entry.value.plainText {
      return false
    }
    for expression in selector["matchExpressions"]?.items ?? [] {
      let comparison = expression["operator"]?.text.flatMap(LabelOperator.init)
      let label = labels[expression["key"]?.text ?? ""]
      guard let comparison, comparison.holds(label, expression["values"]?.texts ?? []) else { return false }
    }
    return true
  }
}
