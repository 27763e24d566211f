/// Namespaces that Kubernetes or Istio makes for itself.
package enum SystemNamespace {
  /// Where Istio's control plane runs: its root namespace, whose policies hold for the whole mesh.
  package static let istio = "istio-system"
  /// Where Kubernetes' own workloads run.
  package static let kubernetes = "kube-system"

  /// Whether Kubernetes or Istio owns the namespace: Kubernetes reserves the prefix `kube-`.
  package static func contains(_ namespace: String) -> Bool {
    namespace.hasPrefix("kube-") || namespace == istio
  }
}
