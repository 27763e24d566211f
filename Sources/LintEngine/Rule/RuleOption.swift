package import ManifestTree

/// An option of a rule that settings can change: a number or a word.
package struct RuleOption: Sendable {
  /// The name, in words separated by dashes.
  package let name: String
  /// The default value.
  package let standard: Node
  /// The meaning of the option, with the unit of a number.
  package let meaning: String

  package init(_ name: String, _ standard: Int, _ meaning: String) {
    self.init(name, .int(Int64(standard)), meaning)
  }

  package init(_ name: String, _ standard: String, _ meaning: String) {
    self.init(name, .string(standard), meaning)
  }

  private init(_ name: String, _ standard: Node, _ meaning: String) {
    self.name = name
    self.standard = standard
    self.meaning = meaning
  }
}

extension Rule {
  /// The numeric value of an option of this rule.
  package func number(_ option: String, in context: LintContext) -> Int {
    value(of: option, in: context)?.int.map { Int($0) } ?? 0
  }

  /// The string value of an option of this rule.
  package func word(_ option: String, in context: LintContext) -> String {
    value(of: option, in: context)?.plainText ?? ""
  }

  private func value(of option: String, in context: LintContext) -> Node? {
    context.settings.rules[Self.card.id]?.options[option]
      ?? Self.card.options.first { $0.name == option }?.standard
  }
}
