/// A pod's reference to a ConfigMap, a Secret or a claim.
struct Reference: Sendable {
  let type: ObjectType
  /// The part with the name.
  let name: ManifestField
  /// The part with the key, where the reference names one.
  let key: ManifestField
  let isOptional: Bool
}

extension Workload {
  /// What the pods refer to, in the order of the manifest.
  var references: [Reference] {
    func reference(_ kind: String, _ field: ManifestField, _ name: String) -> Reference? {
      let name = field[name]
      guard name.text != nil else { return nil }
      return Reference(
        type: ObjectType("", kind), name: name, key: field["key"], isOptional: field["optional"].bool == true)
    }
    var references: [Reference?] = []
    for container in initContainers + containers {
      for source in container["env"].items.map({ $0["valueFrom"] }) where source.exists {
        references.append(reference("ConfigMap", source["configMapKeyRef"], "name"))
        references.append(reference("Secret", source["secretKeyRef"], "name"))
      }
      for source in container["envFrom"].items {
        references.append(reference("ConfigMap", source["configMapRef"], "name"))
        references.append(reference("Secret", source["secretRef"], "name"))
      }
    }
    /// A volume's reference, and one for each key that it mounts.
    func volumeReferences(_ kind: String, _ field: ManifestField, _ name: String) -> [Reference?] {
      [reference(kind, field, name)]
        + field["items"].items.map { item in
          guard field[name].text != nil, item["key"].text != nil else { return nil }
          return Reference(
            type: ObjectType("", kind), name: field[name], key: item["key"],
            isOptional: field["optional"].bool == true)
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
  /// What a workload's pods refer to, in the order of the manifest.
  func references(of workload: Workload) -> [Reference] { references[workload.number] }
}
