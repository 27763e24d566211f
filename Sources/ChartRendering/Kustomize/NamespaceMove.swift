internal import ManifestTree

/// The move of the objects in the base's namespace to the profile's namespace by an overlay.
///
/// The `namespace` field of Kustomize would also move the objects of other namespaces.
struct NamespaceMove {
  private let old: String
  private let new: String

  /// The move from a base to a profile; nil if both have the same namespace, or if it would also move other objects.
  init?(from base: ProfileObjects, to profile: ProfileObjects) {
    (old, new) = (base.namespace, profile.namespace)
    guard old != new else { return nil }
    let keepsOld = profile.objects.contains { $0.identity.namespace == base.namespace }
    let hasNew = base.objects.contains { $0.identity.namespace == profile.namespace }
    if keepsOld || hasNew { return nil }
  }

  /// A profile's object before the move.
  func undone(on object: Object) -> Object {
    guard object.identity.namespace == new, case .map(var map) = object.node,
      case .map(var metadata)? = map["metadata"]
    else { return object }
    var object = object
    metadata["namespace"] = .string(old)
    map["metadata"] = .map(metadata)
    object.node = .map(map)
    object.identity.namespace = old
    return object
  }

  /// The entry of a kustomization.
  var entry: Node {
    let operation: Node = ["op": "replace", "path": "/metadata/namespace", "value": .string(new)]
    return ["target": ["namespace": .string(old)], "patch": .string(Node.list([operation]).yaml)]
  }
}
