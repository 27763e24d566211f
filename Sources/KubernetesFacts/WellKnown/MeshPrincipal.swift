/// A principal in an AuthorizationPolicy: the identity of a service account, such as `cluster.local/ns/shop/sa/web`.
///
/// A `*` at the start or at the end replaces any part of the identity. Elsewhere, it is an ordinary character.
package struct MeshPrincipal: Sendable {
  /// The trust domain; a policy does not show that of the mesh.
  package let trustDomain: Part
  package let namespace: Part
  package let account: Part

  /// What a principal requires of one part of an identity.
  package enum Part: Sendable, Equatable {
    case exact(Substring)
    case prefix(Substring)
    case suffix(Substring)

    fileprivate static let any = Part.suffix("")

    /// Whether the part can have any value.
    package var isAny: Bool { self == .prefix("") || self == .suffix("") }

    /// The only value; nil if several values match.
    package var value: String? { if case .exact(let text) = self { String(text) } else { nil } }

    package func matches(_ text: String) -> Bool {
      switch self {
      case .exact(let wanted): text == wanted
      case .prefix(let start): text.hasPrefix(start)
      case .suffix(let end): text.hasSuffix(end)
      }
    }
  }

  /// Reads a principal; nil if it matches no identity.
  package init?(_ text: String) {
    let star = UInt8(ascii: "*")
    var rest = Substring(text).utf8
    let isSuffix = rest.first == star
    let isPrefix = !isSuffix && rest.last == star
    if isSuffix { rest = rest.dropFirst() }
    if isPrefix { rest = rest.dropLast() }
    let texts = rest.split(separator: UInt8(ascii: "/"), maxSplits: 5, omittingEmptySubsequences: false)
    let missing = 5 - texts.count
    guard missing == 0 || missing > 0 && (isSuffix || isPrefix) else { return nil }
    var parts = texts.map { Part.exact(Substring($0)) }
    if isSuffix {
      parts[0] = .suffix(Substring(texts[0]))
      parts.insert(contentsOf: repeatElement(.any, count: missing), at: 0)
    } else if isPrefix {
      parts[parts.count - 1] = .prefix(Substring(texts[texts.count - 1]))
      parts += repeatElement(.any, count: missing)
    }
    guard parts[1].matches("ns"), parts[3].matches("sa"), !parts.contains(.exact("")) else { return nil }
    (trustDomain, namespace, account) = (parts[0], parts[2], parts[4])
  }

  /// Whether the principal matches an account in a trust domain.
  package func matches(account name: String, in namespace: String) -> Bool {
    self.namespace.matches(namespace) && account.matches(name)
  }
}

extension MeshPrincipal {
  /// Istio's default trust domain, which in a whole identity stands for that of the mesh.
  package static let defaultTrustDomain = "cluster.local"

  /// The identity in the default trust domain.
  package static func text(ofAccount name: String, in namespace: String) -> String {
    defaultTrustDomain + path(ofAccount: name, in: namespace)
  }

  /// The identity without the trust domain.
  package static func path(ofAccount name: String, in namespace: String) -> String {
    "\(namespaceMark)\(namespace)/sa/\(name)"
  }

  /// The text before the namespace.
  package static let namespaceMark = "/ns/"
}
