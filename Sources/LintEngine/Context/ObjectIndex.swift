internal import KubernetesFacts
internal import ManifestTree

/// The objects by kind and name.
struct ObjectIndex: Sendable {
  private let kinds: [GroupKind: KindIndex]

  init(_ manifests: [Manifest]) {
    let byKind = Array(Dictionary(grouping: manifests, by: \.groupKind))
    let kinds = byKind.concurrentMap(minimum: 2, chunk: 1) { KindIndex($0.value) }
    self.kinds = Dictionary(uniqueKeysWithValues: zip(byKind.map(\.key), kinds))
  }

  subscript(_ type: GroupKind) -> KindIndex { kinds[type] ?? KindIndex([]) }
}

/// The objects of one kind by name.
struct KindIndex: Sendable {
  /// All objects, in input order.
  let manifests: [Manifest]
  private let byName: [HostIndex.Name: Manifest]
  /// The additional declarations of objects that are declared several times.
  private let repeats: [HostIndex.Name: [Manifest]]

  init(_ manifests: [Manifest]) {
    self.manifests = manifests
    var byName = [HostIndex.Name: Manifest](minimumCapacity: manifests.count)
    var repeats: [HostIndex.Name: [Manifest]] = [:]
    for manifest in manifests {
      let name = HostIndex.Name(namespace: manifest.namespace, name: manifest.name)
      if byName[name] == nil { byName[name] = manifest } else { repeats[name, default: []].append(manifest) }
    }
    self.byName = byName
    self.repeats = repeats
  }

  /// The first object with a name.
  func first(_ name: HostIndex.Name) -> Manifest? { byName[name] }

  /// All declarations of an object.
  func all(_ name: HostIndex.Name) -> [Manifest] { byName[name].map { [$0] + (repeats[name] ?? []) } ?? [] }
}
