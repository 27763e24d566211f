/// The default `imagePullPolicy` that the API server sets for an image.
///
/// The server parses the image as a reference of a container registry. For an invalid reference it finds no tag and
/// sets `IfNotPresent`.
package enum ImagePullDefault {
  /// `Always` for a reference with the tag `latest`, or with neither a tag nor a digest; otherwise `IfNotPresent`.
  package static func policy(for image: String) -> String { isLatest(image) ? "Always" : "IfNotPresent" }

  private typealias Bytes = Substring.UTF8View

  private static func isLatest(_ image: String) -> Bool {
    let bytes = Substring(image).utf8
    if isIdentifier(bytes) { return false }
    let (named, digest) = bytes.cut(at: UInt8(ascii: "@"))
    if let digest, !isDigest(digest) { return false }
    let (domain, rest) = domain(of: named)
    let (path, tag) = rest.cut(at: UInt8(ascii: ":"))
    guard isPath(path), path.count + (domain == nil && !path.contains(UInt8(ascii: "/")) ? 8 : 0) <= 255,
      domain.map(isDomain) ?? true, tag.map(isTag) ?? true
    else { return false }
    return tag.map { $0.elementsEqual(ImageReference.latest.utf8) } ?? (digest == nil)
  }

  /// The part before the first slash is a registry if it contains a dot, a port, or an uppercase letter, or is
  /// `localhost`.
  private static func domain(of named: Bytes) -> (domain: Bytes?, rest: Bytes) {
    let (first, rest) = named.cut(at: UInt8(ascii: "/"))
    guard let rest else { return (nil, named) }
    let isDomain =
      first.elementsEqual("localhost".utf8)
      || first.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || $0.isUppercase }
    return isDomain ? (first, rest) : (nil, named)
  }

  /// Whether the string consists of the 64 digits of a SHA-256 digest, which is not a valid reference.
  private static func isIdentifier(_ text: Bytes) -> Bool {
    text.count == 64 && text.allSatisfy(\.isLowercaseHexadecimal)
  }

  private static func isDomain(_ text: Bytes) -> Bool {
    var (host, port) = text.cut(at: UInt8(ascii: ":"))
    if text.first == UInt8(ascii: "[") {
      guard let end = text.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let address = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      guard !address.isEmpty, address.allSatisfy({ $0.isHexadecimal || $0 == UInt8(ascii: ":") })
      else { return false }
      if rest.isEmpty { return true }
      (host, port) = rest.cut(at: UInt8(ascii: ":"))
      return host.isEmpty && port.map(isPort) ?? false
    }
    let parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let areParts = parts.allSatisfy { part in
      guard let first = part.first, let last = part.last else { return false }
      return first.isAlphanumeric && last.isAlphanumeric
        && part.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
    }
    return areParts && port.map(isPort) ?? true
  }

  private static func isPort(_ text: Bytes) -> Bool { !text.isEmpty && text.allSatisfy(\.isDigit) }

  private static func isPath(_ text: Bytes) -> Bool {
    text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy(isComponent)
  }

  /// Whether a string consists of lowercase letters and digits, separated by a dot, one or two underscores, or any
  /// number of dashes.
  private static func isComponent(_ text: Bytes) -> Bool {
    var separator: [UInt8] = []
    var hasCharacter = false
    for byte in text {
      if byte.isLowercase || byte.isDigit {
        guard separator.isEmpty || hasCharacter && isSeparator(separator) else { return false }
        separator.removeAll(keepingCapacity: true)
        hasCharacter = true
      } else {
        separator.append(byte)
      }
    }
    return hasCharacter && separator.isEmpty
  }

  private static func isSeparator(_ bytes: [UInt8]) -> Bool {
    if bytes.allSatisfy({ $0 == UInt8(ascii: "-") }) { return true }
    return bytes.elementsEqual(".".utf8) || bytes.elementsEqual("_".utf8) || bytes.elementsEqual("__".utf8)
  }

  private static func isTag(_ text: Bytes) -> Bool {
    guard (1...128).contains(text.count), let first = text.first else { return false }
    return (first.isAlphanumeric || first == UInt8(ascii: "_"))
      && text.allSatisfy(\.isKeyByte)
  }

  /// Whether a string is a registered algorithm and its number of lowercase hexadecimal digits.
  private static func isDigest(_ text: Bytes) -> Bool {
    let (algorithm, digits) = text.cut(at: UInt8(ascii: ":"))
    guard let digits, let length = digestLengths[String(decoding: algorithm, as: UTF8.self)] else {
      return false
    }
    return digits.count == length && digits.allSatisfy(\.isLowercaseHexadecimal)
  }

  private static let digestLengths = ["sha256": 64, "sha384": 96, "sha512": 128]
}

extension UInt8 {
  fileprivate var isLowercaseHexadecimal: Bool { isDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= self }
}
