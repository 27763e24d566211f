/// Identifiers of the Common Expression Language.
enum CELName {
  /// The allowed syntax, which follows the word "use".
  static let expected =
    "letters, digits, and '_', with no digit at the start, but not a reserved word such as 'in'"

  private static let reserved: Set<String> = [
    "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if",
    "import",
    "let", "loop", "package", "namespace", "return", "var", "void", "while",
  ]

  static func accepts(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return (first.isLetter || first == UInt8(ascii: "_")) && !reserved.contains(text)
      && text.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
  }
}
