/// The syntax of image references: `registry/path/name:tag@digest`.
package struct ImageReference: Sendable, Hashable {
  /// The registry, the path, and the name, without tag or digest.
  package let name: String
  /// The tag; nil if there is none.
  package let tag: String?
  /// The digest with its algorithm; nil if there is none.
  package let digest: String?

  package init(name: String, tag: String?, digest: String?) {
    self.name = name
    self.tag = tag
    self.digest = digest
  }

  /// The whole reference.
  package var text: String { name + (tag.map { ":\($0)" } ?? "") + (digest.map { "@\($0)" } ?? "") }

  /// Splits a string, whether it is a valid reference or not.
  package init(_ text: String) {
    let (named, digest) = Substring(text).utf8.cut(at: UInt8(ascii: "@"))
    self.digest = digest.flatMap { String($0) }
    // A colon before the last slash is part of the registry's port.
    let start = named.lastIndex(of: .slash).map { named.index(after: $0) } ?? named.startIndex
    let colon = named[start...].firstIndex(of: .colon)
    name = String(Substring(named[..<(colon ?? named.endIndex)]))
    tag = colon.map { String(Substring(named[named.index(after: $0)...])) }
  }

  /// The default tag of a reference that has neither a tag nor a digest.
  package static let latest = "latest"

  /// Whether the reference has the tag `latest`, explicitly or by default, and no digest.
  package var isLatest: Bool { digest == nil && (tag ?? Self.latest) == Self.latest }

  /// The last component of the name: `redis` for `example.com/library/redis`.
  package var baseName: String {
    name.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? ""
  }

  /// The allowed syntax, as a noun phrase for messages.
  package static let expected = "a reference such as 'example.com/shop/frontend:1.0'"

  /// A name, optionally with its registry, as a regular expression for Go, JSON Schema, and Python.
  ///
  /// A name without a registry cannot have uppercase letters or a port.
  package static let repositoryPattern = "(\(hostPattern)/)?\(pathPattern)"
  /// A registry, optionally with a path.
  package static let registryPattern = "(\(hostPattern)(/\(pathPattern))?|\(pathPattern))"

  private static let componentPattern = "[a-z0-9]+(([.]|_|__|-+)[a-z0-9]+)*"
  private static let pathPattern = "\(componentPattern)(/\(componentPattern))*"
  private static let labelPattern = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
  private static let hostPattern =
    "(\(labelPattern)([.]\(labelPattern))*|\\[[0-9A-Fa-f:]+\\])(:\(PortNumber.pattern))?"

  /// A tag, as a regular expression.
  package static let tagPattern = "[A-Za-z0-9_][A-Za-z0-9._-]{0,127}"
  /// A SHA-256 digest, which most registries use, as a regular expression.
  package static let digestPattern = "sha256:[0-9a-f]{64}"

  /// Whether a string is a valid reference.
  ///
  /// The grammar allows any number as the port of the registry, but only ports of TCP can be called.
  package static func accepts(_ text: String) -> Bool {
    ImageParts(text).map { $0.port.map(isPort) ?? true } ?? false
  }

  private static func isPort(_ text: ImageParts.Bytes) -> Bool {
    Int(Substring(text)).map(PortNumber.all.contains) == true
  }

  /// Whether a string is a valid name without a tag or digest.
  package static func acceptsName(_ text: String) -> Bool {
    accepts(text) && ImageParts(text).map { $0.tag == nil && $0.digest == nil } == true
  }

  /// Whether a string is a valid registry, optionally with a path.
  package static func acceptsRegistry(_ text: String) -> Bool {
    acceptsName(text + (text.hasSuffix("/") ? "a" : "/a"))
  }
}
