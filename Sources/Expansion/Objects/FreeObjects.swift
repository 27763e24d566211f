internal import Diagnostics
internal import KubernetesModel
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// Adds an object that the spec says in full.
  func addFreeObject(_ declared: Portolan.Object, to list: inout ObjectList) {
    guard case .map(var map) = Node(declared.value) else { return }
    guard case .string(let apiVersion) = map["apiVersion"], case .string(let kind) = map["kind"],
      case .map(var metadata) = map["metadata"], case .string(let name) = metadata["name"]
    else { return }
    if metadata["namespace"] == nil {
      metadata["namespace"] = .string(app.namespace)
      map["metadata"] = .map(metadata)
    }
    let identity = ObjectIdentity(apiVersion: apiVersion, kind: kind, namespace: app.namespace, name: name)
    list.add(ManifestTree.Object(identity, .map(map), from: Origin(declared.location)))
  }

  /// Merges a patch into the objects that it means.
  func apply(_ patch: Patch, of service: Portolan.Service, to list: inout ObjectList) {
  }
}
