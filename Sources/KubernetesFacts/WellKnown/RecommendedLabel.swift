/// The labels that Kubernetes recommends for the objects of an application.
package enum RecommendedLabel {
  package static let name = "app.kubernetes.io/name"
  package static let instance = "app.kubernetes.io/instance"
  package static let partOf = "app.kubernetes.io/part-of"
  package static let managedBy = "app.kubernetes.io/managed-by"
  /// The value of `managed-by` on objects that Portolan renders.
  package static let portolan = "portolan"
  /// The labels that Portolan renders.
  package static let keys: Set<String> = [name, partOf, managedBy]
}
