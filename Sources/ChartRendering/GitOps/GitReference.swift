/// The syntax of the names of Git branches and tags, as in `git check-ref-format`.
package enum GitReference {
  /// The allowed syntax, as a noun phrase for messages.
  package static let expected =
    "a branch such as main, a full commit hash, or a full reference such as refs/tags/v1"

  /// Bytes that no name contains, in addition to control characters and spaces.
  private static let excluded = Set("~^:?*[\\\u{7F}".utf8)

  /// Whether Git accepts a string as the name of a branch, as a full reference, or as a commit hash.
  package static func accepts(_ text: String) -> Bool {
    guard text != "@", !text.hasPrefix("-"), !text.hasSuffix("."), !text.contains(".."), !text.contains("@{"),
      text.utf8.allSatisfy({ $0 > 0x20 && !excluded.contains($0) })
    else { return false }
    return text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".lock")
    }
  }
}
