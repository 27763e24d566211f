internal import KubernetesFacts
package import ManifestTree
internal import Portolan

extension SystemExpansion {
  /// The declared Secrets that are not rendered because they exist in the cluster.
  ///
  /// Unlike the annotation of workloads, the list does not depend on the app's defaults.
  package var existingSecrets: [ObjectIdentity] {
    system.resources.existingSecretNames.sorted().map {
      ObjectIdentity(apiVersion: "v1", kind: "Secret", namespace: namespace, name: $0)
    }
  }

  /// The declared ConfigMaps that are not rendered because they exist in the cluster.
  package var existingConfigMaps: [ObjectIdentity] {
    system.resources.existingConfigMaps.map {
      ObjectIdentity(apiVersion: "v1", kind: "ConfigMap", namespace: namespace, name: $0.name)
    }
  }
}

extension AppResources {
  /// The names of the Secrets that are not rendered because they exist in the cluster.
  fileprivate var existingSecretNames: Set<String> {
    Set(secrets.compactMap { if case .existing = $0.content { $0.name } else { nil } })
  }
}

extension SystemModel {
  /// Annotates a service's workload with the names of the Secrets that it refers to and that exist in the cluster
  /// without being rendered.
  func markExistingSecrets(of service: Portolan.Service, in list: inout ObjectList) {
    guard service.has(.existingSecrets) else { return }
    let existing = resources.existingSecretNames
    if existing.isEmpty { return }
    _ = list.change(where: { WorkloadKind.of(group: $0.identity.group, kind: $0.identity.kind) != nil }) {
      let names = $0.node.secretNames.intersection(existing).sorted()
      if !names.isEmpty {
        $0.node = $0.node.annotated(PortolanKey.existingSecrets, names.joined(separator: ","))
      }
    }
  }
}

extension Node {
  /// The names of the Secrets that a workload refers to.
  fileprivate var secretNames: Set<String> {
    switch self {
    case .list(let list): list.reduce(into: []) { $0.formUnion($1.secretNames) }
    case .map(let map):
      map.entries.reduce(into: []) { names, entry in
        switch entry.key {
        case "secretKeyRef", "secretRef": if let name = entry.value["name"]?.text { names.insert(name) }
        case "secret":
          if let name = (entry.value["secretName"] ?? entry.value["name"])?.text { names.insert(name) }
        default: names.formUnion(entry.value.secretNames)
        }
      }
    default: []
    }
  }

  /// The object with an additional annotation, or with an extended one.
  func annotated(_ key: String, _ text: String, joinedBy separator: String = ",") -> Node {
    guard case .map(var root) = self, case .map(var metadata)? = root["metadata"] else { return self }
    var annotations = NodeMap()
    if case .map(let map)? = metadata["annotations"] { annotations = map }
    annotations[key] = .string((annotations[key]?.text.map { $0 + separator } ?? "") + text)
    metadata["annotations"] = .map(annotations)
    root["metadata"] = .map(metadata)
    return .map(root)
  }
}
