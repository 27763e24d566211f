/// A service account in `serviceAccounts` of an AuthorizationPolicy: `web` of the policy's namespace, or `shop/web`.
package struct MeshAccount: Sendable, Hashable {
  package let namespace: String
  package let name: String

  /// - Parameter own: the namespace of the policy.
  package init(_ text: String, in own: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    (namespace, name) = parts.count == 2 ? (parts[0], parts[1]) : (own, text)
  }
}
