import KubernetesModel
import ManifestTree

/// The objects of a dump, by who they are.
struct LiveObjects {
  /// The objects in the order of the dump, each once.
  private(set) var objects: [Object] = []
  private var places: [ObjectIdentity: Int] = [:]
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
    objects.reserveCapacity(dumped.count)
    for object in dumped {
      var object = object
      object.identity = object.identity.resolved(in: namespace)
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

  /// The identity in a namespace, if its kind has one and it names none itself.
  func resolved(in namespace: String) -> ObjectIdentity {
    var identity = inItsGroup
    if isClusterScoped { identity.namespace = nil } else { identity.namespace = self.namespace ?? namespace }
    return identity
  }
}
