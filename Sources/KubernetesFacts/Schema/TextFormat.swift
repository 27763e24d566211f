import ManifestTree

/// The format of the strings in some fields.
package enum TextFormat: String, Sendable, CaseIterable {
  /// A duration of at least one millisecond: `1.5s`, `1h30m`.
  case duration
  /// A SHA-256 digest of 64 lowercase hexadecimal digits, or an empty string.
  case sha256
  /// An API group: labels of lowercase letters, digits, and `-`, separated by dots; or an empty string for the core
  /// group.
  case group
  /// The name of an HTTP header with only letters, digits, `-`, and `_`.
  case headerName = "header-name"
  /// The name of a kind: letters, digits, and `-`, with a letter at the start and no `-` at the end.
  case kind
  /// Anything except `*`.
  case noLoneWildcard = "no-lone-wildcard"
  /// Anything without a `*`.
  case noWildcard = "no-wildcard"

  /// The description of the format, for messages.
  var summary: String {
    switch self {
    case .duration: "a duration of at least 1ms, such as 5s or 1h30m"
    case .sha256: "a SHA-256 digest of 64 lowercase hexadecimal digits, or an empty string"
    case .group:
      "an API group of lowercase letters, digits, '-', and '.', such as networking.k8s.io, or an empty string"
    case .headerName: "a header name with only letters, digits, '-', and '_'"
    case .kind: "a kind name of \(NameForm.kind.expected)"
    case .noLoneWildcard: "a string other than '*'"
    case .noWildcard: "a string without '*'"
    }
  }

  /// The format as a regular expression for JSON Schema, which accepts a subset of the values that the API accepts.
  package var pattern: String {
    switch self {
    case .duration: "^([0-9]{0,9}[1-9][0-9]{0,9}(h|m|s|ms))+$"
    case .sha256: "^([0-9a-f]{64})?$"
    case .group: "^(\(NameForm.domainPattern))?$"
    case .headerName: "^[A-Za-z0-9_-]+$"
    case .kind: "^[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$"
    case .noLoneWildcard: "^([^*].*|[*].+)?$"
    case .noWildcard: "^[^*]*$"
    }
  }

  /// Whether a string has the format.
  func accepts(_ text: String) -> Bool {
    let bytes = text.utf8
    switch self {
    case .duration: return (try? DurationText(text)).map { $0.nanoseconds >= 1_000_000 } ?? false
    case .sha256: return bytes.isEmpty || bytes.count == 64 && bytes.allSatisfy { $0.isHexDigit }
    case .group:
      return bytes.isEmpty
        || bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
          .allSatisfy { isLabel($0) { $0.isLowercase || $0.isDigit } }
    case .headerName:
      return !bytes.isEmpty
        && bytes.allSatisfy {
          $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
    case .kind: return bytes.first?.isLetter ?? false && isLabel(bytes[...]) { $0.isLetter || $0.isDigit }
    case .noLoneWildcard: return text != "*"
    case .noWildcard: return !bytes.contains(UInt8(ascii: "*"))
    }
  }

  /// The probably intended string; nil if there is none.
  func suggestion(for text: String) -> String? {
    guard self == .duration else { return nil }
    do throws(MalformedValue) {
      _ = try DurationText(text)
      return nil
    } catch { return error.suggestion }
  }

  /// Whether all bytes are dashes or satisfy `letter`, without dashes at the ends.
  private func isLabel(_ bytes: Substring.UTF8View, letter: (UInt8) -> Bool) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    return letter(first) && letter(last) && bytes.allSatisfy { letter($0) || $0 == UInt8(ascii: "-") }
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self) }
}
