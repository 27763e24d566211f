internal import Diagnostics

/// The syntax of label keys, annotation keys, and other names with an optional domain prefix: `example.com/name`.
package enum QualifiedName {
  /// The allowed syntax, as a noun phrase for messages.
  package static let expected = syntax(domain: "a lowercase domain")
  /// The allowed syntax of a name whose domain can have uppercase letters, as the keys of annotations can.
  package static let expectedInAnyCase = syntax(domain: "a domain")

  private static func syntax(domain: String) -> String {
    """
    at most \(LabelValue.limit) letters, digits, '-', '_', and '.', with a letter or digit at both ends, and optionally \(domain) and '/' \
    before them
    """
  }

  /// A name, as a regular expression for Go, JSON Schema, and Python; it does not check the length of the domain.
  package static let pattern = "(\(NameForm.domainPattern)/)?\(LabelValue.pattern)"
  /// A name whose domain can have uppercase letters, as the keys of annotations can, as a regular expression for Go,
  /// JSON Schema, and Python.
  package static let annotationKeyPattern =
    "([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?([.][A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*/)?\(LabelValue.pattern)"
  /// A string whose part before a slash is not too long for a domain, as a regular expression for Go, JSON
  /// Schema, and Python.
  package static let domainLengthPattern = "([^/]{1,\(NameForm.subdomain.limit)}/)?[^/]*"

  /// Whether a string is a valid name, except for the case of its domain.
  /// - Parameter inAnyCase: whether the domain can have uppercase letters, as in keys of annotations.
  package static func accepts(_ text: String, inAnyCase: Bool) -> Bool {
    inAnyCase ? accepts(text.lowercased()) : accepts(text)
  }

  /// Whether a string is a valid name.
  package static func accepts(_ text: String) -> Bool {
    text.withUTF8Bytes { bytes in
      // A second slash makes the name invalid.
      guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return acceptsName(bytes[...]) }
      return slash <= NameForm.subdomain.limit
        && NameForm.subdomain.accepts(UnsafeBufferPointer(rebasing: bytes[..<slash]))
        && acceptsName(bytes[(slash + 1)...])
    }
  }

  /// Whether the part after the domain is valid.
  private static func acceptsName(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard (1...LabelValue.limit).contains(name.count), let first = name.first, let last = name.last else {
      return false
    }
    return first.isAlphanumeric && last.isAlphanumeric && name.allSatisfy(\.isKeyByte)
  }
}

/// The syntax of label values.
package enum LabelValue {
  /// The maximum length of a value, and of a key without its domain.
  package static let limit = 63
  /// The allowed syntax, as a noun phrase for messages.
  package static let expected =
    "at most \(limit) letters, digits, '-', '_', and '.', with a letter or digit at both ends, or an empty string"

  /// A value that is not empty, as a regular expression for Go, JSON Schema, and Python.
  package static let pattern = "[A-Za-z0-9]([A-Za-z0-9._-]{0,\(limit - 2)}[A-Za-z0-9])?"

  /// Whether a string is a valid label value.
  package static func accepts(_ text: String) -> Bool {
    text.withUTF8Bytes { bytes in
      guard let first = bytes.first, let last = bytes.last else { return true }
      return bytes.count <= limit && first.isAlphanumeric && last.isAlphanumeric
        && bytes.allSatisfy(\.isKeyByte)
    }
  }
}
