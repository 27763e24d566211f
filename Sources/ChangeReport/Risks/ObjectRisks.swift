import KubernetesFacts
import ManifestTree

/// The risks of objects that are created, deleted, or moved as a whole.
enum ObjectRisks {
  static func marks(ofAdded object: Object, _ oldSide: SideIndex, _ newSide: SideIndex) -> [RiskMark] {
    var marks = TrafficRisks.marks(ofWhole: object, isRemoved: false)
    marks += SecretRisks(oldSide, newSide).marks(ofNew: object)
    if let workload = WorkloadReading(object), !workload.isJob {
      marks += CostRisks.marks([:], newSide.cost(of: workload))
    }
    if let target = ScaleTarget(of: object), let workload = newSide.workload(target.identity),
      let former = oldSide.workload(target.identity)
    {
      marks += CostRisks.marks(oldSide.cost(of: former), newSide.cost(of: workload))
    }
    return marks
  }

  static func marks(ofRemoved object: Object, _ newSide: SideIndex) -> [RiskMark] {
    StorageRisks.marksOfRemoval(of: object) + AddressRisks.marksOfRemoval(of: object)
      + TrafficRisks.marks(ofWhole: object, isRemoved: true)
      + ScalingRisks.marksOfRemoval(of: object, newSide)
  }

  static func marks(ofMoved object: Object) -> [RiskMark] {
    var marks = [RiskMark(.replacesObject, "the object is deleted and created again in the new namespace")]
    marks += StorageRisks.marksOfMove(of: object)
    marks += AddressRisks.marksOfRemoval(of: object)
    return marks
  }
}
