/// A host of an Istio Gateway's server, with an optional namespace: `shop.example.com` or `shop/shop.example.com`.
package struct NamespacedHost: Sendable {
  /// The namespace whose VirtualServices may use the host; nil for any namespace.
  package let namespace: String?
  package let host: String

  /// - Parameter own: the namespace of the Gateway, which `.` stands for.
  package init(_ text: String, in own: String?) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    host = parts.last ?? text
    guard parts.count == 2, parts[0] != "*" else {
      namespace = nil
      return
    }
    namespace = parts[0] == "." ? own ?? parts[0] : parts[0]
  }
}
