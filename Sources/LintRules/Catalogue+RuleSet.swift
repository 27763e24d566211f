package import LintEngine

extension Catalogue {
  /// The rules by ID.
  package static let ruleSet = RuleSet(rules)
}
