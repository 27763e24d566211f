/// The labels that Kubernetes recommends for the objects of an application.
package enum RecommendedLabel {
  package static let prefix = "app.kubernetes.io/"
  package static let name = prefix + "name"
  package static let instance = prefix + "instance"
  package static let partOf = prefix + "part-of"
  package static let managedBy = prefix + "managed-by"
  /// The value of `managed-by` on objects that Portolan renders.
  package static let portolan = "portolan"
  /// The labels that Portolan renders.
  package static let keys: Set<String> = [name, partOf, managedBy]
}
