package import LintEngine

extension Catalogue {
  /// The rules by id.
  package static let ruleSet = RuleSet(rules)
}
