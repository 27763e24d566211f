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
      let value = labels[expression["key"]?.text ?? ""]
      let values = expression["values"]?.texts ?? []
      let holds =
        switch expression["operator"]?.text {
        case "In": value.map(values.contains) ?? false
        case "NotIn": !(value.map(values.contains) ?? false)
        case "Exists": value != nil
        case "DoesNotExist": value == nil
        default: false
        }
      if !holds { return false }
    }
    return true
  }
}
