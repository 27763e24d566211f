/// A pod's reference to a ConfigMap, a Secret or a claim.
struct Reference {
  let type: ObjectType
  /// The part with the name.
  let name: Part
  /// The part with the key, where the reference names one.
  let key: Part
  let isOptional: Bool
}

extension Fleet {
  /// What a workload's pods refer to, in the order of the manifest.
  func references(of workload: Workload) -> [Reference] {
    func reference(_ kind: String, _ part: Part, _ name: String) -> Reference {
      Reference(
        type: ObjectType("", kind), name: part[name], key: part["key"],
        isOptional: part["optional"].bool == true)
    }
    var references: [Reference] = []
    for container in workload.initContainers + workload.containers {
      for variable in container["env"].items {
        references.append(reference("ConfigMap", variable["valueFrom"]["configMapKeyRef"], "name"))
        references.append(reference("Secret", variable["valueFrom"]["secretKeyRef"], "name"))
      }
      for source in container["envFrom"].items {
        references.append(reference("ConfigMap", source["configMapRef"], "name"))
        references.append(reference("Secret", source["secretRef"], "name"))
      }
    }
    for volume in workload.pod["volumes"].items {
      references.append(reference("ConfigMap", volume["configMap"], "name"))
      references.append(reference("Secret", volume["secret"], "secretName"))
      references.append(reference("PersistentVolumeClaim", volume["persistentVolumeClaim"], "claimName"))
      for source in volume["projected"]["sources"].items {
        references.append(reference("ConfigMap", source["configMap"], "name"))
        references.append(reference("Secret", source["secret"], "name"))
      }
    }
    return references.filter { $0.name.text != nil }
  }
}
