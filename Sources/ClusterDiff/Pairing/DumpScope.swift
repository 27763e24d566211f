public import ManifestTree

/// One call that dumps what declared objects are compared with: the kinds of a namespace, or of the cluster.
public struct DumpScope: Sendable, Hashable {
  /// The namespace; nil for kinds that have none, and for objects whose namespace is the user's current one.
  public let namespace: String?
  /// The kinds as `kubectl get` takes them, with their groups: `deployment.apps`, `service`.
  public let resources: [String]

  /// The calls for declared objects, the cluster's kinds last.
  public static func scopes(of declared: [Object], namespace: String?) -> [DumpScope] {
    let named = Set(declared.compactMap(\.identity.namespace))
    let fallback = namespace ?? (named.count == 1 ? named.first : nil)
    var kinds: [String?: Set<String>] = [:]
    var clusterKinds: Set<String> = []
    for object in declared {
      let identity = object.identity.inItsGroup
      let resource = identity.kind.lowercased() + (identity.group.isEmpty ? "" : ".\(identity.group)")
      if identity.isClusterScoped {
        clusterKinds.insert(resource)
      } else {
        kinds[identity.namespace ?? fallback, default: []].insert(resource)
        // Autoscalers own replicas, also those that nobody declares.
        if ["Deployment", "StatefulSet"].contains(identity.kind) {
          kinds[identity.namespace ?? fallback, default: []].insert("horizontalpodautoscaler.autoscaling")
        }
      }
    }
    let scopes = kinds.map { DumpScope(namespace: $0.key, resources: $0.value.sorted()) }
      .sorted { ($0.namespace ?? "") < ($1.namespace ?? "") }
    return clusterKinds.isEmpty
      ? scopes : scopes + [DumpScope(namespace: nil, resources: clusterKinds.sorted())]
  }
}
