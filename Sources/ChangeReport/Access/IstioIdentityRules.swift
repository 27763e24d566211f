import ManifestTree

/// The identities of Istio clients as constraints: trust domain, namespace, and service account.
enum IstioIdentityRules {
  static let domain = "identity domain"
  static let namespace = "identity namespace"
  static let account = "identity account"
  private static let whole = "identity"

  /// The rule for a principal, such as `cluster.local/ns/shop/sa/web`, which can start or end with `*`.
  static func principal(_ text: String) -> AccessRule {
    if text == "*" { return AccessRule([namespace: .init([.present])]) }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    // A whole identity such as `cluster.local/ns/shop/sa/web`: `*` may replace the trust domain or end the account's name.
    if parts.count == 5, parts[1] == "ns", parts[3] == "sa", isSafe(parts[2]),
      !parts[0].dropFirst().contains("*")
    {
      var rule = AccessRule([namespace: .init([.exact(parts[2])])])
      if parts[0] != "*" { rule.require(domain, .texts([parts[0]])) }
      rule.require(account, .texts([parts[4]]))
      return rule
    }
    if parts.count == 4, parts[1] == "ns", parts[3] == "*", isSafe(parts[0]), isSafe(parts[2]) {
      return AccessRule([domain: .texts([parts[0]]), namespace: .texts([parts[2]])])
    }
    if parts.count == 3, parts[1] == "ns", parts[2].hasSuffix("*"), isSafe(parts[0]) {
      return AccessRule([domain: .texts([parts[0]]), namespace: .texts([parts[2]])])
    }
    if parts.count == 3, parts[0] == "*", parts[1] == "sa", isSafe(parts[2]) {
      return AccessRule([namespace: .init([.present]), account: .texts([parts[2]])])
    }
    return AccessRule([whole: .texts([text])])
  }

  /// The rule for a namespace, which can start or end with `*`.
  static func namespace(_ text: String) -> AccessRule { AccessRule([namespace: .texts([text])]) }

  /// The rule for a service account: `namespace/name`, or a name in the policy's namespace.
  static func account(_ text: String, in own: String) -> AccessRule {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return AccessRule([namespace: .texts([own]), account: .texts([text])]) }
    return AccessRule([namespace: .texts([parts[0]]), account: .texts([parts[1]])])
  }

  private static func isSafe(_ part: String) -> Bool { !part.isEmpty && !part.contains("*") }
}
