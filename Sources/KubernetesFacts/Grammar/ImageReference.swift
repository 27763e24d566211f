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

  private static let componentPattern = "[a-z0-9]([a-z0-9._-]*[a-z0-9])?"
  private static let pathPattern = "\(componentPattern)(/\(componentPattern))*"
  private static let hostPattern = "[A-Za-z0-9.-]+(:\(PortNumber.pattern))?"

  /// A tag, as a regular expression.
  package static let tagPattern = "[A-Za-z0-9_][A-Za-z0-9._-]{0,127}"
  /// A SHA-256 digest, which most registries use, as a regular expression.
  package static let digestPattern = "sha256:[0-9a-f]{64}"

  private typealias Bytes = Substring.UTF8View

  /// Whether a string is a valid reference.
  package static func accepts(_ text: String) -> Bool {
    let (named, digest) = Substring(text).utf8.cut(at: UInt8(ascii: "@"))
    if let digest, !isDigest(digest) { return false }
    let name = named.lastIndex(of: .slash).map { named.index(after: $0) } ?? named.startIndex
    guard let colon = named[name...].firstIndex(of: .colon) else { return isName(named) }
    return isName(named[..<colon]) && isTag(named[named.index(after: colon)...])
  }

  /// Whether a string is a valid name without a tag or digest.
  package static func acceptsName(_ text: String) -> Bool { isName(Substring(text).utf8) }

  /// Whether the components of a name are valid; a host must be followed by a path.
  private static func isName(_ text: Bytes) -> Bool {
    text.contains(.slash) ? isPath(text) : isComponent(text)
  }

  /// Whether a string is a valid registry, optionally with a path.
  package static func acceptsRegistry(_ text: String) -> Bool {
    isPath((text.hasSuffix("/") ? text.dropLast() : text[...]).utf8)
  }

  /// Whether all components are valid; the first one can also be the host of a registry, with uppercase letters and a
  /// port.
  private static func isPath(_ text: Bytes) -> Bool {
    var (component, rest) = text.cut(at: .slash)
    guard isComponent(component) || isHost(component) else { return false }
    while let more = rest {
      (component, rest) = more.cut(at: .slash)
      guard isComponent(component) else { return false }
    }
    return true
  }

  private static func isHost(_ text: Bytes) -> Bool {
    let (name, port) = text.cut(at: .colon)
    guard !name.isEmpty, name.allSatisfy({ $0.isAlphanumeric || $0 == .dash || $0 == .dot }) else {
      return false
    }
    guard let port else { return true }
    return port.allSatisfy(\.isDigit) && Int(Substring(port)).map(PortNumber.all.contains) == true
  }

  /// Whether a component consists of lowercase letters and digits, with a '.', one or two '_', or any number of '-'
  /// between them.
  private static func isComponent(_ text: Bytes) -> Bool {
    let underscore = UInt8(ascii: "_")
    var separator: UInt8?
    var count = 0
    var isAfterLetter = false
    for byte in text {
      if byte.isLowercase || byte.isDigit {
        separator = nil
        isAfterLetter = true
      } else if let separator {
        count += 1
        guard byte == separator, byte == .dash || byte == underscore && count == 2 else { return false }
      } else {
        guard isAfterLetter, byte == .dot || byte == .dash || byte == underscore else { return false }
        separator = byte
        count = 1
      }
    }
    return isAfterLetter && separator == nil
  }

  private static func isTag(_ text: Bytes) -> Bool {
    (1...128).contains(text.count) && text.allSatisfy(\.isKeyByte)
      && text.first.map { $0 != .dash && $0 != .dot } == true
  }

  private static func isDigest(_ text: Bytes) -> Bool {
    let (algorithm, digits) = text.cut(at: .colon)
    guard let digits else { return false }
    let words = algorithm.split(omittingEmptySubsequences: false) { "-_+.".utf8.contains($0) }
    return words.allSatisfy { $0.first?.isLetter == true && $0.allSatisfy(\.isAlphanumeric) }
      && digits.count >= 32 && digits.allSatisfy(\.isHexadecimal)
  }
}

extension UInt8 {
  fileprivate static let slash = UInt8(ascii: "/")
  fileprivate static let colon = UInt8(ascii: ":")

  var isHexadecimal: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self)
  }
}

extension Substring.UTF8View {
  /// The parts before and after a byte; the second is nil if the byte does not occur.
  func cut(at byte: UInt8) -> (head: Self, rest: Self?) {
    guard let index = firstIndex(of: byte) else { return (self, nil) }
    return (self[..<index], self[self.index(after: index)...])
  }
}
