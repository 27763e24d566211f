import ManifestTree

/// The kinds that a dump was not asked for: their objects are neither there nor missing.
///
/// A dump does not say which kinds it was asked for. One that holds no cluster-scoped object at all, or none in a
/// namespace, was not asked for such; otherwise it holds most of the declared kinds, or it is a partial one.
struct UndumpedKinds {
  private let kinds: Set<LiveObjects.KindName>

  /// None: the dump was asked for all kinds.
  static let none = UndumpedKinds()

  private init() { kinds = [] }

  init(declared: [Object], live: LiveObjects) {
    var undumped: Set<LiveObjects.KindName> = []
    for isClusterScoped in [false, true] {
      let wanted = Set(
        declared.lazy.map(\.identity).filter { ($0.namespace == nil) == isClusterScoped }.map(
          LiveObjects.KindName.init))
      let absent = wanted.subtracting(live.kinds)
      let holdsOthersOnly =
        !live.objects.isEmpty && live.objects.allSatisfy { ($0.identity.namespace == nil) != isClusterScoped }
      let isPartial = wanted.count >= 3 && absent.count * 2 > wanted.count && !live.objects.isEmpty
      if holdsOthersOnly || isPartial { undumped.formUnion(absent) }
    }
    kinds = undumped
  }

  func contains(_ identity: ObjectIdentity) -> Bool { kinds.contains(LiveObjects.KindName(identity)) }
}
