import ManifestTree

/// The kinds that a dump was not asked for: their objects are neither there nor missing.
///
/// A dump does not say which kinds it was asked for. It holds most of the declared kinds, or it is a partial one.
struct UndumpedKinds {
  private let kinds: Set<LiveObjects.KindName>

  init(declared: [Object], live: LiveObjects) {
    var undumped: Set<LiveObjects.KindName> = []
    for isClusterScoped in [false, true] {
      let wanted = Set(
        declared.lazy.map(\.identity).filter { $0.isClusterScoped == isClusterScoped }.map(
          LiveObjects.KindName.init))
      let absent = wanted.subtracting(live.kinds)
      if !absent.isEmpty, absent.count * 2 >= wanted.count { undumped.formUnion(absent) }
    }
    kinds = undumped
  }

  func contains(_ identity: ObjectIdentity) -> Bool { kinds.contains(LiveObjects.KindName(identity)) }
}
