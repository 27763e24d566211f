/// A host that may begin with `*.`, or that is `*` alone: what gateways and routes say.
package struct HostPattern {
  /// The host after the wildcard, with a dot before it where there is one; empty for every host.
  private let suffix: String
  private let isWildcard: Bool

  package init(_ text: String) {
    isWildcard = text.hasPrefix("*")
    suffix = (isWildcard ? String(text.dropFirst()) : text).lowercased()
  }

  /// Whether some host fits both.
  package func overlaps(_ other: HostPattern) -> Bool {
    switch (isWildcard, other.isWildcard) {
    case (false, false): suffix == other.suffix
    case (true, false): other.suffix.hasSuffix(suffix)
    case (false, true): suffix.hasSuffix(other.suffix)
    case (true, true): suffix.hasSuffix(other.suffix) || other.suffix.hasSuffix(suffix)
    }
  }

  /// Whether every host that fits this one fits the other.
  package func isWithin(_ other: HostPattern) -> Bool {
    guard other.isWildcard else { return !isWildcard && suffix == other.suffix }
    return suffix.hasSuffix(other.suffix)
  }
}
