extension Catalogue {
  /// The ids of the rules, sorted.
  public static let ids = rules.map(\.card.id)
}
