/// The annotations of other linters that disable or enable checks for an object.
package struct ForeignAnnotations: Sendable {
  private let rules: RuleSet

  /// Creates a reader with the rules that cover the checks of other linters.
  package init(_ rules: RuleSet) { self.rules = rules }

  /// The rules for the checks that an annotation disables; empty if it is not such an annotation.
  package func rules(allowedBy key: String, _ value: String) -> [String] {
    if key == "kube-linter.io/ignore-all" { return covering(\.kubeLinter) }
    if let check = key.suffix(after: "ignore-check.kube-linter.io/") {
      return covering(check, \.kubeLinter)
    }
    if key.hasPrefix("kube-score/") { return rules(ofKubeScore: key, value) }
    if let exemption = key.suffix(after: "polaris.fairwinds.com/"), value.lowercased() == "true" {
      if exemption == "exempt" { return covering(\.polaris) }
      return exemption.prefix(before: "-exempt").map { covering($0, \.polaris) } ?? []
    }
    if key.hasPrefix("checkov.io/skip") {
      return covering(value.split(separator: "=").first?.trimmed ?? "", \.checkov)
    }
    if key == "galley.istio.io/analyze-suppress" {
      let codes = value.split(separator: ",").map(\.trimmed)
      return codes.contains("*")
        ? covering(\.istioctl)
        : codes.flatMap { covering($0, \.istioctl) }
    }
    return []
  }

  /// The rules for the checks that a kube-score annotation disables; empty for other annotations.
  ///
  /// kube-score annotations can also be set in the pod template.
  package func rules(ofKubeScore key: String, _ value: String) -> [String] {
    if key == "kube-score/skip", value.lowercased() == "true" { return covering(\.kubeScore) }
    guard key == "kube-score/ignore" else { return [] }
    let checks = value.split(separator: ",").map(\.trimmed)
    if checks.contains("*") { return covering(\.kubeScore) }
    let implied =
      checks.contains("container-resources") ? ["container-ephemeral-storage-request-and-limit"] : []
    return (checks + implied).flatMap { covering($0, \.kubeScore) }
  }

  /// The rules for the checks that an annotation enables; empty if it is not such an annotation.
  package func rules(requestedBy key: String, _ value: String) -> [String] {
    guard key == "kube-score/enable" || key == "kube-score/optional" else { return [] }
    return value.split(separator: ",").flatMap { covering($0.trimmed, \.kubeScore) }
  }

  private func covering(_ ids: (CompatibleIDs) -> [String]) -> [String] {
    rules.cards.filter { !ids($0.compatible).isEmpty }.map(\.id)
  }

  private func covering(_ check: String, _ ids: (CompatibleIDs) -> [String]) -> [String] {
    rules.cards.filter { ids($0.compatible).contains(check) }.map(\.id)
  }
}

extension StringProtocol {
  fileprivate func suffix(after prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }

  fileprivate func prefix(before ending: String) -> String? {
    hasSuffix(ending) ? String(dropLast(ending.count)) : nil
  }
}
