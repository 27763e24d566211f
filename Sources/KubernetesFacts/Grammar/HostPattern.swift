/// A host that is `*` or can start with `*.`, as in gateways and routes.
///
/// An empty host matches any host, like the missing host of an Ingress rule or a listener.
package struct HostPattern: Hashable, Sendable {
  /// The host in lowercase, without the `*` of a wildcard; empty for `*`.
  private let suffix: String
  private let isWildcard: Bool

  /// The syntax as a regular expression for Go, JSON Schema, and Python.
  package static let pattern = "([*]|([*][.])?\(NameForm.domainPattern))"

  package init(_ text: String) {
    isWildcard = text.isEmpty || text.hasPrefix("*")
    suffix = (isWildcard ? String(text.dropFirst()) : text).lowercased()
  }

  /// Whether more than one host can match the pattern.
  package var isOfMany: Bool { isWildcard }

  /// Whether every host matches the pattern.
  package var isOfAll: Bool { isWildcard && suffix.isEmpty }

  /// Whether a host can match both patterns.
  package func overlaps(_ other: HostPattern) -> Bool {
    switch (isWildcard, other.isWildcard) {
    case (false, false): suffix == other.suffix
    case (true, false): other.suffix.hasSuffix(suffix)
    case (false, true): suffix.hasSuffix(other.suffix)
    case (true, true): suffix.hasSuffix(other.suffix) || other.suffix.hasSuffix(suffix)
    }
  }

  /// Whether every host that matches this pattern matches the other one.
  package func isWithin(_ other: HostPattern) -> Bool {
    guard other.isWildcard else { return !isWildcard && suffix == other.suffix }
    return suffix.hasSuffix(other.suffix)
  }

  /// Whether the pattern is more specific than the other one, so that its routes are selected first.
  package func isNarrower(than other: HostPattern) -> Bool { self != other && isWithin(other) }
}
