/// The syntax of the names of kernel parameters: `net.core.somaxconn` or `net/core/somaxconn`.
package enum SysctlName {
  /// The allowed syntax, as a noun phrase for messages; a number of words can precede it.
  package static let expected = """
    words of lowercase letters, digits, '-', and '_', with a letter or digit at both ends of each word, and '.' or '/' \
    between the words, with at most 253 characters in total
    """

  /// Whether the API server accepts a name; unlike the kernel's names, it can be a single word.
  package static func accepts(_ text: String) -> Bool {
    text.utf8.count <= 253 && words(of: text).allSatisfy(isWord)
  }

  /// Whether a name can belong to a kernel parameter: it has at least two words.
  package static func canExist(_ text: String) -> Bool { accepts(text) && words(of: text).count > 1 }

  /// The name with dots: if the first separator is a slash, slashes and dots are exchanged.
  static func dotted(_ text: String) -> String {
    guard text.first(where: { $0 == "." || $0 == "/" }) == "/" else { return text }
    return String(text.map { $0 == "/" ? "." : $0 == "." ? "/" : $0 })
  }

  private static func words(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "/" }
  }

  private static func isWord(_ word: Substring) -> Bool {
    guard let first = word.utf8.first, let last = word.utf8.last else { return false }
    return (first.isLowercase || first.isDigit) && (last.isLowercase || last.isDigit)
      && word.utf8.allSatisfy { $0.isLabelByte || $0 == UInt8(ascii: "_") }
  }
}
