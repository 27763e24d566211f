/// The versions of Kubernetes and Istio that the schema tables come from.
package enum SchemaSources {
  /// The versions of Kubernetes with all fields, and the packages that their schemas come from.
  package static var kubernetes: String {
    "\(KubernetesVersion.oldest) to \(KubernetesVersion.newest) (kubernetes-validate \(SchemaTables.kubernetesSources))"
  }

  /// The version of Istio that the custom resource definitions come from.
  package static var istio: String { SchemaTables.istioVersion }
}
