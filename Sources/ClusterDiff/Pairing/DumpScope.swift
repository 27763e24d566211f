internal import KubernetesFacts
package import ManifestTree

/// One call to dump the live objects for a comparison: the kinds of a namespace, or of the cluster.
package struct DumpScope: Sendable, Hashable {
  /// The namespace; nil for cluster-scoped kinds, and for objects in the user's current namespace.
  package let namespace: String?
  /// The kinds as arguments of `kubectl get`, with their groups: `deployment.apps`, `service`.
  package let resources: [String]

  /// The calls for declared objects, with cluster-scoped kinds last.
  package static func scopes(of declared: [Object], namespace: String?) -> [DumpScope] {
    let named = Set(declared.compactMap(\.identity.namespace))
    let fallback = namespace ?? (named.count == 1 ? named.first : nil)
    var kinds: [String?: Set<String>] = [:]
    var clusterKinds: Set<String> = []
    for object in declared {
      let identity = object.identity.inItsGroup
      let resource = identity.groupKind.resource
      if identity.isClusterScoped {
        clusterKinds.insert(resource)
      } else {
        kinds[identity.namespace ?? fallback, default: []].insert(resource)
        // Even an autoscaler that is not declared controls replicas.
        if [.deployment, .statefulSet].contains(identity.groupKind) {
          let autoscaler = GroupKind.horizontalPodAutoscaler.resource
          kinds[identity.namespace ?? fallback, default: []].insert(autoscaler)
        }
      }
    }
    let scopes = kinds.map { DumpScope(namespace: $0.key, resources: $0.value.sorted()) }
      .sorted { ($0.namespace ?? "") < ($1.namespace ?? "") }
    return clusterKinds.isEmpty
      ? scopes : scopes + [DumpScope(namespace: nil, resources: clusterKinds.sorted())]
  }
}
