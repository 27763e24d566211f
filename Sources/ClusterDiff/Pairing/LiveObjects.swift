import KubernetesFacts
import ManifestTree

/// The objects of a dump, by identity.
struct LiveObjects {
  /// The objects in the order of the dump, without duplicates.
  private(set) var objects: [Object] = []
  private var places: [ObjectIdentity: Int] = [:]
  private let namespace: String
  /// Unknown kinds that have no namespace in the dump and so are cluster-scoped.
  private let clusterKinds: Set<GroupKind>
  private(set) var kinds: Set<GroupKind> = []

  /// Indexes a dump; objects without a namespace, as in files that are not dumps, are assigned to the given namespace.
  init(_ dumped: [Object], in namespace: String) {
    self.namespace = namespace
    clusterKinds = Set(
      dumped.lazy.filter { object in
        object.identity.namespace == nil && object.node["metadata"]?["uid"] != nil
          && SchemaTable.availability(apiVersion: object.identity.apiVersion, kind: object.identity.kind)
            == nil
      }.map(\.identity.groupKind))
    objects.reserveCapacity(dumped.count)
    for object in dumped {
      var object = object
      object.identity = resolved(object.identity)
      kinds.insert(object.identity.groupKind)
      if let place = places[object.identity] {
        // An entry with managers is preferred to one without.
        if objects[place].node["metadata"]?["managedFields"] == nil { objects[place] = object }
      } else {
        places[object.identity] = objects.count
        objects.append(object)
      }
    }
  }

  /// The identity in the given namespace if it has none, or without a namespace if the kind is cluster-scoped.
  func resolved(_ identity: ObjectIdentity) -> ObjectIdentity {
    var resolved = identity.inItsGroup
    let hasNone = identity.isClusterScoped || clusterKinds.contains(resolved.groupKind)
    resolved.namespace = hasNone ? nil : identity.namespace ?? namespace
    return resolved
  }

  subscript(_ identity: ObjectIdentity) -> Object? { places[identity].map { objects[$0] } }
}
