/// A pod's reference to a ConfigMap, a Secret or a claim.
struct Reference: Sendable {
  let type: ObjectType
  /// The part with the name.
  let name: Part
  /// The part with the key, where the reference names one.
  let key: Part
  let isOptional: Bool
}

extension Workload {
  /// What the pods refer to, in the order of the manifest.
  var references: [Reference] {
    func reference(_ kind: String, _ part: Part, _ name: String) -> Reference? {
      let name = part[name]
      guard name.text != nil else { return nil }
      return Reference(
        type: ObjectType("", kind), name: name, key: part["key"], isOptional: part["optional"].bool == true)
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
    func volumeReferences(_ kind: String, _ part: Part, _ name: String) -> [Reference?] {
      [reference(kind, part, name)]
        + part["items"].items.map { item in
          guard part[name].text != nil, item["key"].text != nil else { return nil }
          return Reference(
            type: ObjectType("", kind), name: part[name], key: item["key"],
            isOptional: part["optional"].bool == true)
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

extension Fleet {
  /// What a workload's pods refer to, in the order of the manifest.
  func references(of workload: Workload) -> [Reference] { references[workload.number] }
}
