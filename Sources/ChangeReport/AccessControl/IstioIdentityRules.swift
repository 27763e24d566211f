import KubernetesFacts
import ManifestTree

/// The identities of Istio clients as constraints: trust domain, namespace, and service account.
enum IstioIdentityRules {
  static let domain = "identity domain"
  static let namespace = "identity namespace"
  static let account = "identity account"

  /// The rule for a principal, such as `cluster.local/ns/shop/sa/web`, which can start or end with `*`.
  static func principal(_ text: String) -> AccessRule {
    guard let principal = MeshPrincipal(text) else { return AccessRule([namespace: .init([])]) }
    var rule = AccessRule([namespace: constraint(principal.namespace)])
    if !principal.trustDomain.isAny { rule.require(domain, constraint(principal.trustDomain)) }
    if !principal.account.isAny { rule.require(account, constraint(principal.account)) }
    return rule
  }

  private static func constraint(_ part: MeshPrincipal.Part) -> AccessConstraint {
    switch part {
    case _ where part.isAny: .init([.present])
    case .exact(let text): .init([.exact(String(text))])
    case .prefix(let text): .init([.prefix(String(text))])
    case .suffix(let text): .init([.suffix(String(text))])
    }
  }

  /// The rule for a namespace, in which `*` matches any characters.
  static func namespace(_ text: String) -> AccessRule {
    let texts = NamespaceWildcard(text).texts
    // A `*` at one end needs no regular expression.
    guard texts.dropFirst().dropLast().isEmpty, texts.count < 2 || texts.contains("") else {
      let parts = texts.enumerated().flatMap { position, text in
        (position > 0 ? [TextExpression.rest] : []) + [TextExpression.literal(String(text))]
      }
      return AccessRule([namespace: .init([.expression(TextExpression(.sequence(parts)))])])
    }
    return AccessRule([namespace: .texts([text])])
  }

  /// The rule for a service account: `namespace/name`, or a name in the policy's namespace.
  static func account(_ text: String, in own: String) -> AccessRule {
    let named = MeshAccount(text, in: own)
    return AccessRule([
      namespace: .init([.exact(named.namespace)]), account: .init([.exact(named.name)]),
    ])
  }
}
