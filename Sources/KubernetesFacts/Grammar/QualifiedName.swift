/// The syntax of label keys, annotation keys, and other names with an optional domain prefix: `example.com/name`.
package enum QualifiedName {
  /// The allowed syntax, which follows the word "use".
  package static let expected = """
    at most \(LabelValue.limit) letters, digits, '-', '_' and '.' with a letter or digit at both ends, and optionally a domain and '/' \
    before them
    """

  /// Whether a string is a valid name.
  package static func accepts(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return acceptsName(parts[0])
    case 2:
      let prefix = String(Substring(parts[0]))
      return prefix.utf8.count <= NameForm.subdomain.limit && NameForm.subdomain.accepts(prefix)
        && acceptsName(parts[1])
    default: return false
    }
  }

  /// Whether the part after the domain is valid.
  private static func acceptsName(_ name: Substring.UTF8View) -> Bool {
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
  /// The allowed syntax, which follows the word "use".
  package static let expected =
    "at most \(limit) letters, digits, '-', '_' and '.', with a letter or digit at both ends, or nothing"

  /// A value that is not empty, as a regular expression for Go, JSON Schema, and Python.
  package static let pattern = "[A-Za-z0-9]([A-Za-z0-9._-]{0,\(limit - 2)}[A-Za-z0-9])?"

  /// Whether a string is a valid label value.
  package static func accepts(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return true }
    return text.utf8.count <= limit && first.isAlphanumeric && last.isAlphanumeric
      && text.utf8.allSatisfy(\.isKeyByte)
  }
}
