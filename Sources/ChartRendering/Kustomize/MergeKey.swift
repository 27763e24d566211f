internal import KubernetesFacts
internal import ManifestTree

/// The lists whose elements Kustomize merges by a key; it replaces all other lists.
enum MergeKey {
  /// The field that identifies the elements of a list; nil for a list that is replaced.
  ///
  /// - Throws: ``Inexpressible`` for lists that some versions of Kustomize merge and others replace, and for elements
  ///   that one field does not identify.
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
      // Kustomize reorders elements with several keys, such as a port's number and protocol.
      guard values.count == list.count, !values.contains(nil),
        list.allSatisfy({ element in keys.dropFirst().allSatisfy { element[$0] == nil } })
      else { throw Inexpressible() }
    }
    return key
  }

  /// The keyed lists in the schema of Kubernetes 1.21, which the first release of Kustomize 5 uses.
  ///
  /// Lists that became keyed later are merged by some versions of Kustomize and replaced by others.
  private static let stable: Set<[String]> = [
    ["containers", "name"], ["ephemeralContainers", "name"], ["initContainers", "name"], ["env", "name"],
    ["ports", "containerPort"], ["ports", "port"], ["volumeMounts", "mountPath"],
    ["volumeDevices", "devicePath"], ["volumes", "name"], ["hostAliases", "ip"],
    ["imagePullSecrets", "name"], ["secrets", "name"],
  ]
}

/// A difference that a strategic merge patch cannot express exactly.
struct Inexpressible: Error {}
