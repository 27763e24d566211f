/// The form of an image's reference: `registry/path/name:tag@digest`.
enum ImageReference {
  /// What is allowed, after the word "expected".
  static let expected = "a reference such as 'example.com/shop/frontend:1.0'"

  /// Whether a text is a reference.
  static func accepts(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard let named = parts.first, parts.count <= 2, parts.count == 1 || isDigest(parts[1]) else {
      return false
    }
    let slash = named.lastIndex(of: "/").map { named.index(after: $0) } ?? named.startIndex
    guard let colon = named[slash...].lastIndex(of: ":") else { return isPath(named) }
    return isPath(named[..<colon]) && isTag(named[named.index(after: colon)...])
  }

  /// Whether a text can stand before an image's path.
  static func acceptsRegistry(_ text: String) -> Bool {
    isPath(text.hasSuffix("/") ? text.dropLast() : text[...])
  }

  /// A registry's host may have a port and capital letters; the components after it may not.
  private static func isPath(_ text: Substring) -> Bool {
    let components = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = components.first else { return false }
    let rest = components.dropFirst()
    return rest.allSatisfy(isComponent) && (isComponent(first) || isHost(first))
  }

  private static func isHost(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty, parts.count <= 2 else { return false }
    return name.utf8.allSatisfy { $0.isAlphanumeric || $0 == .dash || $0 == .dot }
      && (parts.count == 1 || Int(parts[1]).map { (1...65535).contains($0) } == true)
  }

  private static func isComponent(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return text.utf8.allSatisfy { $0.isLabelByte || $0 == .dot || $0 == UInt8(ascii: "_") }
      && (first.isLowercase || first.isDigit) && (last.isLowercase || last.isDigit)
  }

  private static func isTag(_ text: Substring) -> Bool {
    (1...128).contains(text.utf8.count) && text.utf8.allSatisfy(\.isKeyByte)
      && text.utf8.first.map { $0 != .dash && $0 != .dot } == true
  }

  private static func isDigest(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].utf8.count >= 32
      && parts[1].allSatisfy(\.isHexDigit)
  }
}
