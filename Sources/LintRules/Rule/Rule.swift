internal import Diagnostics
internal import ManifestTree

/// Something that a linter looks for; one file each, listed in `Catalogue`.
public protocol Rule: Sendable {
  /// What it looks at.
  associatedtype Item: Subject
  /// What people read of it.
  static var card: RuleCard { get }
  /// What is wrong with a subject.
  func check(_ subject: Item, in context: LintContext) -> [Finding]
  /// The rule's work in pieces that are worth a thread.
  func tasks(in context: LintContext) -> [RuleTask]
}

extension Rule {
  /// What people read of it.
  public var card: RuleCard { Self.card }

  /// A finding of this rule at a part of an object.
  func finding(
    at field: ManifestField, severity: Severity? = nil, _ message: String, notes: [Finding.Note] = [],
    fix: String? = nil, repair: Repair? = nil
  ) -> Finding {
    Finding(
      rule: Self.card.id, severity: severity ?? Self.card.severity, message: message,
      object: field.manifest.object,
      path: field.path, notes: notes, fix: fix ?? Self.card.fix, repair: repair)
  }
}
