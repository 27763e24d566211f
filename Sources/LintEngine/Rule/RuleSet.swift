/// The available rules, such as the catalogue of `LintRules`.
package struct RuleSet: Sendable {
  /// The rules, sorted by ID.
  package let rules: [any Rule]
  /// The IDs of the rules, sorted.
  package let ids: [String]
  /// The descriptions of the rules, in the same order.
  package var cards: [RuleCard] { rules.map(\.card) }
  private let numbers: [String: Int]

  package init(_ rules: [any Rule]) {
    self.rules = rules.sorted { $0.card.id < $1.card.id }
    ids = self.rules.map(\.card.id)
    numbers = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a rule has the ID.
  package func contains(_ id: String) -> Bool { numbers[id] != nil }

  /// The description of the rule with an ID; nil if there is none.
  package func card(_ id: String) -> RuleCard? { numbers[id].map { rules[$0].card } }
}
