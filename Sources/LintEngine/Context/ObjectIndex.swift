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
  /// The objects by the hash of their name, sorted: much smaller than a table of their names.
  private let places: [Place]

  private struct Place: Comparable {
    let hash: Int
    /// The position of the object among all.
    let position: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.hash, left.position) < (right.hash, right.position)
    }
  }

  init(_ manifests: [Manifest]) {
    self.manifests = manifests
    var places: [Place] = []
    places.reserveCapacity(manifests.count)
    for (position, manifest) in manifests.enumerated() {
      let name = HostIndex.Name(namespace: manifest.namespace, name: manifest.name)
      places.append(Place(hash: name.hashValue, position: position))
    }
    places.sort()
    self.places = places
  }

  /// The first object with a name.
  func first(_ name: HostIndex.Name) -> Manifest? {
    for place in candidates(for: name) where isNamed(name, place) { return manifests[place.position] }
    return nil
  }

  /// All declarations of an object, in input order.
  func all(_ name: HostIndex.Name) -> [Manifest] {
    candidates(for: name).filter { isNamed(name, $0) }.map { manifests[$0.position] }
  }

  private func isNamed(_ name: HostIndex.Name, _ place: Place) -> Bool {
    let manifest = manifests[place.position]
    return manifest.name == name.name && manifest.namespace == name.namespace
  }

  /// The objects with the hash of a name.
  private func candidates(for name: HostIndex.Name) -> ArraySlice<Place> {
    let hash = name.hashValue
    let start = places.partitioningIndex { $0.hash >= hash }
    let end = places[start...].firstIndex { $0.hash != hash } ?? places.count
    return places[start..<end]
  }
}
