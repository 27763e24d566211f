package import KubernetesFacts
import ManifestTree

/// A reference from a pod to a ConfigMap, a Secret, or a claim.
package struct Reference: Sendable {
  package let type: GroupKind
  /// The field with the name.
  package let name: ManifestField
  /// The field with the key, if the reference has one.
  package let key: ManifestField
  package let isOptional: Bool
  /// Whether the keys become environment variables; the kubelet sets no variables for binary data of a ConfigMap.
  package let isOfEnvironment: Bool
}

extension Workload {
  /// The references of the pods: first those of init containers and containers, then those of volumes.
  package var references: [Reference] {
    func reference(
      _ kind: String, _ field: ManifestField, _ name: String, isOfEnvironment: Bool = false
    ) -> Reference? {
      let name = field[name]
      guard name.text != nil else { return nil }
      return Reference(
        type: GroupKind(APIGroup.core, kind), name: name, key: field["key"],
        isOptional: field["optional"].bool == true,
        isOfEnvironment: isOfEnvironment)
    }
    var references: [Reference?] = []
    for container in initContainers + containers {
      for source in container["env"].items.map({ $0["valueFrom"] }) where source.exists {
        references.append(reference("ConfigMap", source["configMapKeyRef"], "name", isOfEnvironment: true))
        references.append(reference("Secret", source["secretKeyRef"], "name", isOfEnvironment: true))
      }
      for source in container["envFrom"].items {
        references.append(reference("ConfigMap", source["configMapRef"], "name", isOfEnvironment: true))
        references.append(reference("Secret", source["secretRef"], "name", isOfEnvironment: true))
      }
    }
    /// The reference of a volume, and one for each key that it mounts.
    func volumeReferences(_ kind: String, _ field: ManifestField, _ name: String) -> [Reference?] {
      [reference(kind, field, name)]
        + field["items"].items.map { item in
          guard field[name].text != nil, item["key"].text != nil else { return nil }
          return Reference(
            type: GroupKind(APIGroup.core, kind), name: field[name], key: item["key"],
            isOptional: field["optional"].bool == true, isOfEnvironment: false)
        }
    }
    for volume in pod["volumes"].items {
      references += volumeReferences("ConfigMap", volume["configMap"], "name")
      references += volumeReferences("Secret", volume["secret"], "secretName")
      references.append(reference("PersistentVolumeClaim", volume["persistentVolumeClaim"], "claimName"))
      for source in volume["projected"]["sources"].items {
        references += volumeReferences("ConfigMap", source["configMap"], "name")
        references += volumeReferences("Secret", source["secret"], "name")
      }
    }
    return references.compactMap(\.self)
  }
}

extension LintContext {
  /// The references of a workload's pods: first those of init containers and containers, then those of volumes.
  package func references(of workload: Workload) -> [Reference] { references[workload.number] }
}
