package import Diagnostics
internal import ManifestTree

/// A check of the linter; each rule has its own file and is listed in the catalogue of `LintRules`.
package protocol Rule: Sendable {
  /// The type of the checked subjects.
  associatedtype Item: Subject
  /// The description of the rule.
  static var card: RuleCard { get }
  /// The findings in a subject.
  func check(_ subject: Item, in context: LintContext) -> [Finding]
  /// The checks of the rule, which threads share.
  func checks(in context: LintContext) -> RuleChecks
}

extension Rule {
  /// The description of the rule.
  package var card: RuleCard { Self.card }

  /// Creates a finding of this rule for a part of an object.
  ///
  /// Without a fix of its own, the finding has the fixes of the card. A finding with its own `fix` has no fix for specs
  /// unless it also has its own `specFix`: that of the card may not apply to it.
  package func finding(
    at field: ManifestField, severity: Severity? = nil, _ message: String, notes: [Finding.Note] = [],
    fix: String? = nil, specFix: String? = nil, repair: Repair? = nil
  ) -> Finding {
    Finding(
      rule: Self.card.id, severity: severity ?? Self.card.severity, message: message,
      object: field.manifest.object,
      path: field.path, notes: notes, fix: fix ?? Self.card.fix,
      specFix: specFix ?? (fix == nil ? Self.card.specFix : nil), repair: repair)
  }
}
