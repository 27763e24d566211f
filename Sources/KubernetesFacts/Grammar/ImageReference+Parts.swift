extension ImageReference {
  /// The parts of a reference.
  package struct Parts: Sendable, Equatable {
    /// The registry and the name.
    package let repository: String
    /// The tag; empty if there is none.
    package let tag: String
    /// The digest, `sha256:…`.
    package let digest: String?

    /// Splits a reference.
    package init(_ reference: String) {
      let (named, digest) = Substring(reference).utf8.cut(at: UInt8(ascii: "@"))
      self.digest = digest.map { String(Substring($0)) }
      // A colon before the last slash is part of the registry's port.
      let name = named.lastIndex(of: UInt8(ascii: "/")) ?? named.startIndex
      guard let colon = named[name...].firstIndex(of: UInt8(ascii: ":")) else {
        repository = String(Substring(named))
        tag = ""
        return
      }
      repository = String(Substring(named[..<colon]))
      tag = String(Substring(named[named.index(after: colon)...]))
    }
  }
}
