/// Namespaces that Kubernetes or Istio creates.
package enum SystemNamespace {
  /// The namespace of objects that do not set one, and of the Service of the API server.
  package static let `default` = "default"
  /// The namespace of Istio's control plane: its root namespace, whose policies apply to the whole mesh.
  package static let istio = "istio-system"
  /// The namespace of Kubernetes' own workloads.
  package static let kubernetes = "kube-system"

  /// Whether the namespace is `istio-system`, or has the prefix `kube-`, which Kubernetes reserves.
  package static func contains(_ namespace: String) -> Bool {
    namespace.hasPrefix("kube-") || namespace == istio
  }
}
