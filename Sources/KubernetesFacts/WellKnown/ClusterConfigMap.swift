/// The ConfigMaps that exist in every namespace.
package enum ClusterConfigMap {
  /// The keys of each ConfigMap: Kubernetes creates the first one, and Istio, if it is installed, the second one by
  /// default.
  package static let keys: [String: Set<String>] = [
    "kube-root-ca.crt": ["ca.crt"], "istio-ca-root-cert": ["root-cert.pem"],
  ]
}
