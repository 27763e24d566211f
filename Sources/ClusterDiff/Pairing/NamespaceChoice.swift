import KubernetesFacts
import ManifestTree

/// The namespace of declared objects that do not set one, equivalent to `kubectl apply --namespace`.
enum NamespaceChoice {
  /// The live namespace that contains the most of the declared objects without a namespace.
  ///
  /// If no live namespace contains such an object, the result is the only namespace that the other declared objects set,
  /// or `default` if the other objects set none or several.
  static func namespace(for declared: [Object], in live: [Object]) -> String {
    let unresolved = Set(
      declared.lazy.map(\.identity.inItsGroup).filter { $0.namespace == nil && !$0.isClusterScoped })
    var counts: [String: Int] = [:]
    for object in live {
      guard let namespace = object.identity.namespace else { continue }
      var identity = object.identity.inItsGroup
      identity.namespace = nil
      if unresolved.contains(identity) { counts[namespace, default: 0] += 1 }
    }
    let named = Set(declared.compactMap(\.identity.namespace))
    let best = counts.max { left, right in
      (left.value, named.contains(left.key) ? 1 : 0, right.key) < (
        right.value, named.contains(right.key) ? 1 : 0, left.key
      )
    }
    return best?.key ?? (named.count == 1 ? named.first : nil) ?? SystemNamespace.default
  }
}
