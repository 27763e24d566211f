import ClusterDiff
import KubernetesFacts
import ManifestTree

/// The risks for the number of pods: replicas, autoscalers, and disruption budgets.
struct ScalingRisks {
  private let old: Object
  private let new: Object
  private let oldSide: SideIndex
  private let newSide: SideIndex

  init(old: Object, new: Object, _ oldSide: SideIndex, _ newSide: SideIndex) {
    (self.old, self.new, self.oldSide, self.newSide) = (old, new, oldSide, newSide)
  }

  func marks(of difference: ObjectDifference) -> [RiskMark] {
    let kind = new.identity.groupKind
    if AutoscalerBounds.of(kind) != nil { return autoscaler(difference) }
    return kind == .podDisruptionBudget && difference.path.isBelow("spec")
      ? budget(difference) : replicas(difference)
  }

  private func replicas(_ difference: ObjectDifference) -> [RiskMark] {
    guard difference.path.isBelow("spec.replicas"), let before = WorkloadReading(old),
      let after = WorkloadReading(new),
      let count = oldSide.minimum(of: before), let next = newSide.minimum(of: after)
    else { return [] }
    if next < count {
      return [RiskMark(.lowersAvailability, Self.minimum(next, previously: count))]
    }
    // An apply removes the field, and the API server sets its default, whatever number the autoscaler had set. In an
    // object from a cluster, which has a status, the autoscaler has set the field, and an apply keeps it.
    guard old.node["spec"]?["replicas"] != nil, new.node["spec"]?["replicas"] == nil,
      old.node["status"] == nil,
      let autoscaler = newSide.autoscaler(of: after.object.identity), autoscaler.maximum > 1
    else { return [] }
    return [
      RiskMark(
        .lowersAvailability,
        "the next apply can scale the workload to 1 pod until the autoscaler corrects the number")
    ]
  }

  private func autoscaler(_ difference: ObjectDifference) -> [RiskMark] {
    guard let before = ScaleTarget(of: old), let after = ScaleTarget(of: new),
      let bounds = AutoscalerBounds.of(new.identity.groupKind), difference.path.isBelow("spec")
    else {
      return []
    }
    var marks: [RiskMark] = []
    if isBound(bounds.minimum, difference) {
      if after.minimum < before.minimum {
        marks.append(
          RiskMark(.lowersAvailability, Self.minimum(after.minimum, previously: before.minimum)))
      }
      if let former = oldSide.workload(before.identity), let workload = newSide.workload(after.identity) {
        marks += CostRisks.marks(oldSide.cost(of: former), newSide.cost(of: workload))
      }
    }
    if isBound(bounds.maximum, difference), after.maximum < before.maximum {
      marks.append(
        RiskMark(
          .lowersAvailability,
          "the workload runs at most \(Self.pods(after.maximum)), previously \(before.maximum)"))
    }
    let isTargetRemoved =
      oldSide.workload(before.identity) != nil && newSide.workload(before.identity) == nil
    if difference.path.isBelow("spec.scaleTargetRef"), before.identity != after.identity, !isTargetRemoved,
      newSide.autoscaler(of: before.identity) == nil
    {
      marks.append(
        RiskMark(.lowersAvailability, "\(before.identity.title) is no longer scaled automatically"))
    }
    return marks
  }

  /// Whether a difference is at a bound below `spec`, or at a map that contains it.
  private func isBound(_ keys: [String], _ difference: ObjectDifference) -> Bool {
    let steps = difference.path.steps.dropFirst()
    return !steps.isEmpty && keys.map(NodePath.Step.key).starts(with: steps)
  }

  /// The numbers of pods for which the limits of a budget are compared if its workload is unknown.
  private static let assumedCounts = [1, 2, 3, 5, 10]

  private func budget(_ difference: ObjectDifference) -> [RiskMark] {
    if difference.path.isBelow("spec.selector") {
      let before = Set(oldSide.workloads(selectedBy: old).map(\.object.identity))
      let after = Set(newSide.workloads(selectedBy: new).map(\.object.identity))
      let lost = before.subtracting(after).filter { newSide.workload($0) != nil }
      return lost.isEmpty
        ? [] : [RiskMark(.lowersAvailability, "the budget no longer covers all pods that it covered")]
    }
    let counts = newSide.workloads(selectedBy: new).compactMap { newSide.minimum(of: $0) }.map {
      Int(clamping: $0)
    }
    let limits = [old, new].map { DisruptionLimit(spec: $0.node["spec"]) }
    for count in counts.isEmpty ? Self.assumedCounts : counts {
      let evictions = limits.map { $0.evictions(healthy: count, expected: count) }
      if evictions[1] > evictions[0] {
        return [
          RiskMark(
            .lowersAvailability,
            counts.isEmpty
              ? "with \(Self.pods(Int64(count))), for example, the budget allows \(evictions[1]) to be evicted, previously \(evictions[0])"
              : "the budget allows \(evictions[1]) of \(Self.pods(Int64(count))) to be evicted, previously \(evictions[0])"
          )
        ]
      }
    }
    return []
  }

  /// The reason for a lower minimum number of pods.
  private static func minimum(_ count: Int64, previously before: Int64) -> String {
    count == 0
      ? "the workload can run without pods, previously with at least \(before)"
      : "the workload runs at least \(pods(count)), previously \(before)"
  }

  private static func pods(_ count: Int64) -> String { count == 1 ? "1 pod" : "\(count) pods" }

  /// The risks of an object that is deleted.
  static func marksOfRemoval(of object: Object, _ newSide: SideIndex) -> [RiskMark] {
    switch object.identity.groupKind {
    case .podDisruptionBudget:
      guard !newSide.workloads(selectedBy: object).isEmpty else { return [] }
      return [
        RiskMark(
          .lowersAvailability, "the budget no longer limits how many pods drains evict at the same time")
      ]
    case let kind where AutoscalerBounds.of(kind) != nil:
      guard let target = ScaleTarget(of: object), newSide.workload(target.identity) != nil,
        newSide.autoscaler(of: target.identity) == nil
      else { return [] }
      return [RiskMark(.lowersAvailability, "\(target.identity.title) is no longer scaled automatically")]
    default:
      guard let workload = WorkloadReading(object), !workload.isJob,
        object.node.at("spec", "replicas") != 0
      else { return [] }
      return [RiskMark(.lowersAvailability, "the workload's pods are stopped")]
    }
  }
}
