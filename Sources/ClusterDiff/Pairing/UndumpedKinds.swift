import KubernetesFacts
import ManifestTree

/// The declared kinds that were probably not requested for the dump: their objects are not compared.
///
/// A dump does not record which kinds were requested, so they are inferred separately for namespaced and for
/// cluster-scoped kinds. The declared kinds without objects in the dump count as not requested in two cases: all objects of
/// the dump have the other scope, or the dump lacks more than half of at least three declared kinds. Otherwise, and in an
/// empty dump, their objects are missing.
struct UndumpedKinds {
  private let kinds: Set<GroupKind>

  /// None: all declared kinds were requested.
  static let none = UndumpedKinds()

  private init() { kinds = [] }

  init(declared: [Object], live: LiveObjects) {
    var undumped: Set<GroupKind> = []
    for isClusterScoped in [false, true] {
      let wanted = Set(
        declared.lazy.map(\.identity).filter { ($0.namespace == nil) == isClusterScoped }.map(
          \.groupKind))
      let absent = wanted.subtracting(live.kinds)
      let holdsOthersOnly =
        !live.objects.isEmpty && live.objects.allSatisfy { ($0.identity.namespace == nil) != isClusterScoped }
      let isPartial = wanted.count >= 3 && absent.count * 2 > wanted.count && !live.objects.isEmpty
      if holdsOthersOnly || isPartial { undumped.formUnion(absent) }
    }
    kinds = undumped
  }

  func contains(_ identity: ObjectIdentity) -> Bool { kinds.contains(identity.groupKind) }
}
