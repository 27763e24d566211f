/// The syntax of HTTP tokens: header names, methods, and cookie names.
package enum HTTPToken {
  /// The allowed syntax, as a noun phrase for messages.
  package static let expected = "one or more letters, digits, and characters of ! # $ % & ' * + - . ^ _ ` | ~"

  /// Whether a string is a token.
  package static func accepts(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy(\.isTokenByte) }
}
