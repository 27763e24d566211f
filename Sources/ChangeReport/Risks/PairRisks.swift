import ClusterDiff
import KubernetesFacts
import ManifestTree

/// The risks of the changes of one object.
struct PairRisks {
  let old: Object
  let new: Object
  /// Whether the object is created again with another name or in another namespace.
  let isNew: Bool
  let oldSide: SideIndex
  let newSide: SideIndex
  private let oldWorkload: WorkloadReading?
  private let newWorkload: WorkloadReading?

  init(_ pair: ObjectPairing.Pair, _ oldSide: SideIndex, _ newSide: SideIndex) {
    (old, new) = (pair.old, pair.new)
    isNew = pair.kind != .changed
    (self.oldSide, self.newSide) = (oldSide, newSide)
    (oldWorkload, newWorkload) = (WorkloadReading(pair.old), WorkloadReading(pair.new))
  }

  /// The risks of a difference.
  func marks(of difference: ObjectDifference) -> [RiskMark] {
    var marks: [RiskMark] = []
    if difference.isImmutable, !isNew {
      let isLabel = difference.path.isBelow("spec.template.metadata.labels")
      marks.append(
        RiskMark(
          .replacesObject,
          isLabel && new.identity.groupKind != .job
            ? "the immutable selector of the old \(new.identity.kind) does not match the new pods"
            : "an existing \(new.identity.kind) does not accept this change of \(difference.path.field)"))
      if difference.sideEffect == .losesData {
        marks.append(
          RiskMark(
            .losesData,
            new.identity.groupKind == .statefulSet
              ? "if the claims are deleted, or a claim template has a different name, the pods start without their data"
              : "deleting claims or volumes can delete their data"))
      }
    }
    marks += StorageRisks(old: old, new: new).marks(of: difference)
    let addresses = AddressRisks(old: old, new: new)
    if !addresses.keepsClass(difference) {
      marks += addresses.marks(of: difference)
      marks += TrafficRisks.marks(of: difference, in: new)
    }
    marks += SecretRisks(oldSide, newSide).marks(of: difference, in: new)
    marks += WorkloadRisks(oldWorkload, newWorkload, oldSide, newSide).marks(of: difference)
    marks += ScalingRisks(old: old, new: new, oldSide, newSide).marks(of: difference)
    return marks.unique
  }

  /// Facts about a difference that are not risks.
  func notes(of difference: ObjectDifference) -> [String] {
    guard !isNew, let refusal = difference.refusal else { return [] }
    return [refusal.rawValue]
  }
}

extension NodePath {
  /// The keys of the path down to the first list, as in messages: `spec.template`.
  var field: String {
    NodePath(Array(steps.prefix { if case .key = $0 { true } else { false } }.prefix(3))).description
  }
}

extension [RiskMark] {
  /// The marks without repetitions.
  var unique: [RiskMark] {
    var seen: Set<RiskMark> = []
    return filter { seen.insert($0).inserted }
  }
}
