internal import Diagnostics

/// The forms of names that Kubernetes requires.
package enum NameForm {
  /// A DNS label (RFC 1123): namespaces, containers, volumes.
  case label
  /// A DNS label that starts with a letter (RFC 1035): Kubernetes Services before 1.36, and API versions.
  case serviceName
  /// DNS labels separated by dots: most objects, such as ConfigMaps, Secrets, and claims.
  case subdomain
  /// The name of a port (IANA).
  case portName
  /// The prefix of service names.
  case prefix
  /// A DNS label that leaves space for a suffix: Helm releases.
  case release
  /// The name of an environment variable.
  case variable
  /// A key of a ConfigMap or Secret.
  case dataKey
  /// A kind of object, as in a CustomResourceDefinition: in lowercase it is a DNS label (RFC 1035).
  case kind

  /// The maximum length in bytes.
  package var limit: Int {
    switch self {
    case .label, .serviceName, .prefix, .kind: 63
    case .subdomain, .dataKey: 253
    case .release: 53
    case .portName: 15
    case .variable: .max
    }
  }

  /// The allowed form, as a noun phrase for messages; a maximum number of characters can precede it.
  package var expected: String {
    switch self {
    case .label, .release: "lowercase letters, digits, and '-', with a letter or digit at both ends"
    case .serviceName:
      "lowercase letters, digits, and '-', with a letter at the start and a letter or digit at the end"
    case .subdomain:
      "lowercase letters, digits, '-', and '.', with a letter or digit at both ends and on both sides of each '.'"
    case .portName: "lowercase letters, digits, and single '-' between them, with at least one letter"
    case .prefix: "lowercase letters, digits, and '-', with a letter at the start"
    case .variable: "letters, digits, '_', '-', and '.', with no digit at the start"
    case .kind: "letters, digits, and '-', with a letter at the start and a letter or digit at the end"
    case .dataKey: "letters, digits, '_', '-', and '.', except '.' alone and names that start with '..'"
    }
  }

  /// ``prefix`` as a regular expression for Go, JSON Schema, and Python.
  ///
  /// Whether a prefix makes a name too long can be checked only together with the name.
  package static let prefixPattern = "[a-z][a-z0-9-]{0,\(prefix.limit - 1)}"
  /// ``subdomain`` as a regular expression for Go, JSON Schema, and Python; it checks neither the length nor
  /// empty labels.
  package static let subdomainPattern = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?"
  /// ``subdomain`` as a regular expression for Go, JSON Schema, and Python; it does not check the length.
  package static let domainPattern = "[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)*"

  /// ``portName`` as a regular expression for Go, JSON Schema, and Python; it does not check the length.
  package static let portNamePattern = "([0-9]+-)*[0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*"
  /// ``dataKey`` as a regular expression for Go, JSON Schema, and Python; it does not check the length.
  package static let dataKeyPattern = "[.]?[A-Za-z0-9_-][A-Za-z0-9._-]*"

  /// Whether a name has the form, regardless of its length.
  package func accepts(_ name: String) -> Bool { name.withUTF8Bytes(accepts) }

  /// Whether the bytes of a name have the form.
  func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    switch self {
    case .label, .release:
      return bytes.allSatisfy(\.isLabelByte) && first != .dash && last != .dash
    case .serviceName:
      return bytes.allSatisfy(\.isLabelByte) && first.isLowercase && last != .dash
    case .prefix:
      return bytes.allSatisfy(\.isLabelByte) && first.isLowercase
    case .subdomain:
      // The labels between the dots must not be empty or have a dash at an end.
      var previous = UInt8.dot
      for byte in bytes {
        guard byte == .dot || byte.isLabelByte else { return false }
        if previous == .dot, byte == .dot || byte == .dash { return false }
        if previous == .dash, byte == .dot { return false }
        previous = byte
      }
      return previous != .dot && previous != .dash
    case .portName:
      return bytes.allSatisfy(\.isLabelByte) && first != .dash && last != .dash
        && bytes.contains(where: \.isLowercase)
        && !zip(bytes, bytes.dropFirst()).contains { $0 == .dash && $1 == .dash }
    case .variable:
      return bytes.allSatisfy(\.isKeyByte) && !first.isDigit
    case .kind:
      return bytes.allSatisfy { $0.isAlphanumeric || $0 == .dash } && first.isLetter && last != .dash
    case .dataKey:
      return bytes.allSatisfy(\.isKeyByte) && !(bytes.count == 1 && first == .dot)
        && !bytes.starts(with: "..".utf8)
    }
  }

  /// The probably intended name.
  package func suggestion(for name: String) -> String? {
    let (text, replaced, replacement): (String, String, Character) =
      switch self {
      case .label, .release, .serviceName, .portName, .prefix: (name.lowercased(), "_ ./:", "-")
      case .kind: (name, "", "-")
      case .subdomain: (name.lowercased(), "_ /:", "-")
      case .variable: (name, " /:", "_")
      case .dataKey: (name, " /:", "-")
      }
    let joined = String(text.map { replaced.contains($0) ? replacement : $0 })
    return joined != name && accepts(joined) && joined.utf8.count <= limit ? joined : nil
  }
}
