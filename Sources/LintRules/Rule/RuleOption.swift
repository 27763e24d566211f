public import ManifestTree

/// A value of a rule that settings can change: a number or a word.
public struct RuleOption: Sendable {
  /// The name, in words divided by dashes.
  public let name: String
  /// What it is where no settings say otherwise.
  public let standard: Node
  /// What it means, with the unit of a number.
  public let meaning: String

  init(_ name: String, _ standard: Int, _ meaning: String) {
    self.init(name, .int(Int64(standard)), meaning)
  }

  init(_ name: String, _ standard: String, _ meaning: String) {
    self.init(name, .string(standard), meaning)
  }

  private init(_ name: String, _ standard: Node, _ meaning: String) {
    self.name = name
    self.standard = standard
    self.meaning = meaning
  }
}

extension Rule {
  /// The number that an option of this rule has.
  func number(_ option: String, in context: LintContext) -> Int {
    value(of: option, in: context)?.int.map { Int($0) } ?? 0
  }

  /// The word that an option of this rule has.
  func word(_ option: String, in context: LintContext) -> String {
    value(of: option, in: context)?.plainText ?? ""
  }

  private func value(of option: String, in context: LintContext) -> Node? {
    context.settings.rules[Self.card.id]?.options[option]
      ?? Self.card.options.first { $0.name == option }?.standard
  }
}
