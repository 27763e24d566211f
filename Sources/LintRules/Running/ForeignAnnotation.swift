/// The annotations by which objects tell other linters what to leave alone.
enum ForeignAnnotation {
  /// The rules that cover the checks which an annotation switches off; none if it is no such annotation.
  static func rules(allowedBy key: String, _ value: String) -> [String] {
    if key == "ignore-check.kube-linter.io/all" || key == "polaris.fairwinds.com/exempt" && value == "true" {
      return Catalogue.rules.map(\.card).filter { !$0.compatible.byTool.allSatisfy { $0.ids.isEmpty } }.map(
        \.id)
    }
    if let check = key.suffix(after: "ignore-check.kube-linter.io/") {
      return covering(check, \.kubeLinter)
    }
    if key == "kube-score/ignore" {
      return value.split(separator: ",").flatMap { covering($0.trimmed, \.kubeScore) }
    }
    if value == "true", let check = key.suffix(after: "polaris.fairwinds.com/")?.prefix(before: "-exempt") {
      return Catalogue.rules.map(\.card)
        .filter { card in card.compatible.polaris.contains { dashed($0) == check } }.map(\.id)
    }
    if key.hasPrefix("checkov.io/skip") {
      return covering(value.split(separator: "=").first?.trimmed ?? "", \.checkov)
    }
    if key == "galley.istio.io/analyze-suppress" {
      let codes = value.split(separator: ",").map(\.trimmed)
      return codes.contains("*")
        ? Catalogue.rules.map(\.card).filter { !$0.compatible.istioctl.isEmpty }.map(\.id)
        : codes.flatMap { covering($0, \.istioctl) }
    }
    return []
  }

  private static func covering(_ check: String, _ ids: (CompatibleIDs) -> [String]) -> [String] {
    Catalogue.rules.map(\.card).filter { ids($0.compatible).contains(check) }.map(\.id)
  }

  /// `cpuLimitsMissing` as `cpu-limits-missing`, the form that Polaris' annotations have.
  private static func dashed(_ name: String) -> String {
    name.reduce(into: "") { text, letter in
      if letter.isUppercase { text += text.last?.isUppercase == true ? "" : "-" }
      text += letter.lowercased()
    }
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
