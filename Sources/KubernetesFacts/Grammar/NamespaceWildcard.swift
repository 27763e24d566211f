/// A namespace of a source in an AuthorizationPolicy, in which each `*` stands for any characters.
package struct NamespaceWildcard: Sendable {
  /// The texts between the wildcards, also empty ones; a single text is the whole name.
  package let texts: [Substring]

  package init(_ text: String) {
    texts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map {
      Substring($0)
    }
  }

  /// Whether the wildcard matches a namespace.
  package func matches(_ namespace: String) -> Bool {
    guard let first = texts.first, let last = texts.last, texts.count > 1 else {
      return texts.first.map { namespace == $0 } ?? namespace.isEmpty
    }
    guard namespace.utf8.count >= first.utf8.count + last.utf8.count, namespace.hasPrefix(first),
      namespace.hasSuffix(last)
    else { return false }
    var rest = namespace.dropFirst(first.count).dropLast(last.count)
    for text in texts.dropFirst().dropLast() where !text.isEmpty {
      guard let found = rest.firstRange(of: text) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
