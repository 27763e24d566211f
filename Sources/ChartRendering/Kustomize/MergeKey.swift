internal import KubernetesFacts
internal import ManifestTree

/// The lists whose elements Kustomize merges by a key; it replaces all others.
enum MergeKey {
  /// The field that tells the elements of a list apart; nil for a list that is replaced.
  ///
  /// - Throws: ``Inexpressible`` for lists that some versions of Kustomize merge and others replace, and where one
  ///   field does not tell the elements apart.
  static func key(
    of schema: ValueSchema?, named field: String, in lists: [Node]...
  ) throws(Inexpressible) -> String? {
    let keys: [String]
    switch schema?.type {
    case .list(_, .map(let known)): keys = known
    case .list(_, .set): throw Inexpressible()
    default: return nil
    }
    guard let key = keys.first, stable.contains([field, key]) else { throw Inexpressible() }
    for list in lists {
      let values = Set(list.map { $0[key]?.plainText })
      // Elements with several keys, such as a port's number and protocol, Kustomize puts into an order of its own.
      guard values.count == list.count, !values.contains(nil),
        list.allSatisfy({ element in keys.dropFirst().allSatisfy { element[$0] == nil } })
      else { throw Inexpressible() }
    }
    return key
  }

  /// The keyed lists of the schema that Kustomize 5 began with, that of Kubernetes 1.21; what became keyed later is
  /// merged by some versions of Kustomize and replaced by others.
  private static let stable: Set<[String]> = [
    ["containers", "name"], ["ephemeralContainers", "name"], ["initContainers", "name"], ["env", "name"],
    ["ports", "containerPort"], ["ports", "port"], ["volumeMounts", "mountPath"],
    ["volumeDevices", "devicePath"], ["volumes", "name"], ["hostAliases", "ip"],
    ["imagePullSecrets", "name"], ["secrets", "name"],
  ]
}

/// A difference that no strategic merge patch makes exactly.
struct Inexpressible: Error {}
