import KubernetesFacts

/// Strings that contain the namespace of their profile.
struct NamespaceText {
  /// The namespace of each profile.
  let namespaces: [String: String]

  /// One string for all profiles, with the namespace of the profile; nil if the strings differ in more than that.
  func joined(_ versions: [(profile: String, value: Expression)]) -> Expression? {
    guard Set(versions.compactMap { namespaces[$0.profile] }).count > 1 else { return nil }
    var result: [TextPiece]?
    for (profile, value) in versions {
      guard case .text(let text) = value, let namespace = namespaces[profile],
        let pieces = Self.pieces(of: text, namespace), result == nil || result == pieces
      else { return nil }
      result = pieces
    }
    return result.map { .interpolated($0) }
  }

  /// The text, split at each reference to the namespace; nil if it has no reference.
  private static func pieces(of text: String, _ namespace: String) -> [TextPiece]? {
    guard !namespace.isEmpty else { return nil }
    var pieces: [TextPiece] = []
    var rest = text[...]
    var start = text.startIndex
    while let found = rest.firstRange(of: namespace) {
      if isReference(text[..<found.lowerBound], text[found.upperBound...]) {
        pieces.append(.text(String(text[start..<found.lowerBound])))
        pieces.append(.namespace)
        start = found.upperBound
      }
      rest = text[found.upperBound...]
    }
    guard !pieces.isEmpty else { return nil }
    pieces.append(.text(String(text[start...])))
    return pieces.filter { $0 != .text("") }
  }

  /// Whether the namespace between two texts belongs to a host, an account, or an object.
  private static func isReference(_ before: Substring, _ after: Substring) -> Bool {
    func ends(_ isEnd: (Character) -> Bool) -> Bool { after.first.map(isEnd) ?? true }
    if before.hasSuffix("."), !(before.dropLast().last.map { $0 == "." || $0.isWhitespace } ?? true) {
      return ServiceHost.completes(after.utf8) || after.hasPrefix(":")
    }
    if before.hasSuffix(MeshPrincipal.namespaceMark) || before.hasSuffix(ServiceAccountUser.prefix) {
      return ends { $0 == "/" || $0 == ":" || $0.isNewline }
    }
    if before.hasSuffix("namespace: ") { return ends(\.isNewline) }
    return before.isEmpty && after.hasPrefix("/")
  }
}
