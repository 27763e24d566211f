package import LintEngine

extension Catalogue {
  /// The rules by their ids.
  package static let ruleSet = RuleSet(rules)
}
