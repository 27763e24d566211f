import KubernetesFacts
import ManifestTree

/// The objects of a dump, by who they are.
struct LiveObjects {
  /// The objects in the order of the dump, each once.
  private(set) var objects: [Object] = []
  private var places: [ObjectIdentity: Int] = [:]
  private let namespace: String
  /// Kinds that are in no table and that the dump has without a namespace: those of the cluster.
  private let clusterKinds: Set<KindName>
  private(set) var kinds: Set<KindName> = []

  /// A kind without its version.
  struct KindName: Hashable {
    let group: String
    let kind: String

    init(_ identity: ObjectIdentity) {
      group = identity.group
      kind = identity.kind
    }
  }

  /// Indexes a dump; what it has without a namespace, as files do that are no dump, lies in the given one.
  init(_ dumped: [Object], in namespace: String) {
    self.namespace = namespace
    clusterKinds = Set(
      dumped.lazy.filter { object in
        object.identity.namespace == nil && object.node["metadata"]?["uid"] != nil
          && SchemaTable.availability(apiVersion: object.identity.apiVersion, kind: object.identity.kind)
            == nil
      }.map { KindName($0.identity) })
    objects.reserveCapacity(dumped.count)
    for object in dumped {
      var object = object
      object.identity = resolved(object.identity)
      kinds.insert(KindName(object.identity))
      if let place = places[object.identity] {
        // A dump with managers says more than one without.
        if objects[place].node["metadata"]?["managedFields"] == nil { objects[place] = object }
      } else {
        places[object.identity] = objects.count
        objects.append(object)
      }
    }
  }

  /// An identity in the namespace that it names or is given, or without one if its kind has none.
  func resolved(_ identity: ObjectIdentity) -> ObjectIdentity {
    var resolved = identity.inItsGroup
    let hasNone = identity.isClusterScoped || clusterKinds.contains(KindName(resolved))
    resolved.namespace = hasNone ? nil : identity.namespace ?? namespace
    return resolved
  }

  subscript(_ identity: ObjectIdentity) -> Object? { places[identity].map { objects[$0] } }
}

extension ObjectIdentity {
  /// The identity in the group that has the kind today.
  var inItsGroup: ObjectIdentity {
    guard group == "extensions" else { return self }
    var identity = self
    identity.group = ["Ingress", "NetworkPolicy"].contains(kind) ? "networking.k8s.io" : "apps"
    identity.version = "v1"
    return identity
  }

  /// Whether the object has no namespace.
  var isClusterScoped: Bool { ClusterScope.holds(kind, group: group) }
}
