/// The parts of an image reference that container runtimes accept, as bytes.
///
/// The grammar is that of the library `distribution/reference`, which the API server and the kubelet use.
struct ImageParts {
  typealias Bytes = Substring.UTF8View

  /// The port of the registry; nil if there is none.
  let port: Bytes?
  let tag: Bytes?
  let digest: Bytes?

  /// Reads a reference; nil if it is invalid.
  init?(_ text: String) {
    let bytes = Substring(text).utf8
    // The 64 digits of a SHA-256 digest are not a name.
    if bytes.count == 64, bytes.allSatisfy(\.isLowercaseHexadecimal) { return nil }
    let (named, digest) = bytes.cut(at: UInt8(ascii: "@"))
    // A colon before the last slash is part of the registry.
    let start = named.lastIndex(of: .slash).map { named.index(after: $0) } ?? named.startIndex
    let colon = named[start...].firstIndex(of: .colon)
    let name = named[..<(colon ?? named.endIndex)]
    tag = colon.map { named[named.index(after: $0)...] }
    self.digest = digest
    guard digest.map(Self.isDigest) ?? true, tag.map(Self.isTag) ?? true else { return nil }
    let (first, rest) = name.cut(at: .slash)
    if let rest, let registry = Self.registry(first) {
      port = registry.port
      guard Self.isPath(rest, isOfficial: Self.officialRegistries.contains(String(Substring(first)))) else {
        return nil
      }
    } else {
      port = nil
      guard Self.isPath(name, isOfficial: true) else { return nil }
    }
  }

  /// The registries in which a name without a slash is in the folder `library`.
  private static let officialRegistries: Set<String> = ["docker.io", "index.docker.io"]
  private static let lengthOfFolder = "library/".utf8.count

  /// Reads the part before the first slash as a registry; nil if it is a part of the path.
  ///
  /// A registry contains a dot, a colon, or a capital letter, or is `localhost`.
  private static func registry(_ text: Bytes) -> (host: Bytes, port: Bytes?)? {
    let isMarked =
      text.elementsEqual("localhost".utf8) || text.contains { $0 == .dot || $0 == .colon || $0.isUppercase }
    guard isMarked else { return nil }
    if text.first == UInt8(ascii: "[") {
      guard let end = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      let address = text[text.index(after: text.startIndex)..<end]
      let (host, port) = text[text.index(after: end)...].cut(at: .colon)
      guard !address.isEmpty, address.allSatisfy({ $0.isHexadecimal || $0 == .colon }), host.isEmpty,
        port.map(isPort) ?? true
      else { return nil }
      return (text[...end], port)
    }
    let (host, port) = text.cut(at: .colon)
    let areLabels = host.split(separator: .dot, omittingEmptySubsequences: false).allSatisfy { label in
      label.first?.isAlphanumeric == true && label.last?.isAlphanumeric == true
        && label.allSatisfy { $0.isAlphanumeric || $0 == .dash }
    }
    return areLabels && port.map(isPort) ?? true ? (host, port) : nil
  }

  private static func isPort(_ text: Bytes) -> Bool { !text.isEmpty && text.allSatisfy(\.isDigit) }

  /// Whether all components are valid, and the path is not too long.
  private static func isPath(_ text: Bytes, isOfficial: Bool) -> Bool {
    let folder = isOfficial && !text.contains(.slash) ? lengthOfFolder : 0
    return text.count + folder <= 255
      && text.split(separator: .slash, omittingEmptySubsequences: false).allSatisfy(isComponent)
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

  /// Whether a string is a registered algorithm and its number of lowercase hexadecimal digits.
  private static func isDigest(_ text: Bytes) -> Bool {
    let (algorithm, digits) = text.cut(at: .colon)
    guard let digits, let length = digestLengths[String(Substring(algorithm))] else { return false }
    return digits.count == length && digits.allSatisfy(\.isLowercaseHexadecimal)
  }

  private static let digestLengths = ["sha256": 64, "sha384": 96, "sha512": 128]
}

extension UInt8 {
  static let slash = UInt8(ascii: "/")
  static let colon = UInt8(ascii: ":")

  fileprivate var isLowercaseHexadecimal: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
  }

  var isHexadecimal: Bool {
    isLowercaseHexadecimal || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self)
  }
}

extension Substring.UTF8View {
  /// The parts before and after a byte; the second is nil if the byte does not occur.
  func cut(at byte: UInt8) -> (head: Self, rest: Self?) {
    guard let index = firstIndex(of: byte) else { return (self, nil) }
    return (self[..<index], self[self.index(after: index)...])
  }
}
