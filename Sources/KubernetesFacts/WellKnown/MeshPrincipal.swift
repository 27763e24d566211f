/// The identity of a service account in Istio, such as `cluster.local/ns/shop/sa/web`.
package enum MeshPrincipal {
  /// Istio's default trust domain.
  package static let trustDomain = "cluster.local"

  /// The identity in the default trust domain.
  package static func text(ofAccount name: String, in namespace: String) -> String {
    trustDomain + path(ofAccount: name, in: namespace)
  }

  /// The identity without the trust domain.
  package static func path(ofAccount name: String, in namespace: String) -> String {
    "\(namespaceMark)\(namespace)/sa/\(name)"
  }

  /// The text before the namespace.
  package static let namespaceMark = "/ns/"
}
