/// An image's reference in its parts.
struct ImageParts: Equatable {
  /// The registry and the name.
  let repository: String
  /// The tag; empty where there is none.
  let tag: String
  /// The digest, `sha256:…`.
  let digest: String?

  init(_ reference: String) {
    var rest = reference[...]
    digest = rest.utf8.firstIndex(of: UInt8(ascii: "@")).map { at in
      defer { rest = rest[..<at] }
      return String(rest[rest.utf8.index(after: at)...])
    }
    // A colon before the last slash is a registry's port.
    let name = rest.utf8.lastIndex(of: UInt8(ascii: "/")) ?? rest.startIndex
    guard let colon = rest[name...].utf8.firstIndex(of: UInt8(ascii: ":")) else {
      repository = String(rest)
      tag = ""
      return
    }
    repository = String(rest[..<colon])
    tag = String(rest[rest.utf8.index(after: colon)...])
  }
}
