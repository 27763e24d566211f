import ClusterDiff
import KubernetesFacts
import ManifestTree

/// The risks for the pods of a workload: restarts, rollouts, and their number.
struct WorkloadRisks {
  private let old: WorkloadReading?
  private let new: WorkloadReading?
  private let oldSide: SideIndex
  private let newSide: SideIndex

  init(_ old: WorkloadReading?, _ new: WorkloadReading?, _ oldSide: SideIndex, _ newSide: SideIndex) {
    (self.old, self.new, self.oldSide, self.newSide) = (old, new, oldSide, newSide)
  }

  func marks(of difference: ObjectDifference) -> [RiskMark] {
    guard let old, let new else { return [] }
    var marks: [RiskMark] = []
    let isInPod = difference.path.steps.starts(with: new.template.steps)
    if isInPod {
      if let reason = restartReason(old, new) { marks.append(RiskMark(.restartsPods, reason)) }
      let rest = difference.path.steps.dropFirst(new.template.steps.count)
      if new.kind.kind == "Pod", rest.last == .key("image"), isRestartable(at: rest, in: new) {
        marks.append(RiskMark(.restartsPods, "the container restarts with the new image"))
      }
      marks += PodRisks(old: old.pod, new: new.pod).marks(of: difference, at: rest)
      marks += privilegeMarks(of: difference, old, new)
    } else {
      marks += rolloutMarks(of: difference, old, new)
    }
    marks += costMarks(of: difference, old, new)
    return marks
  }

  /// Whether the kubelet restarts the container below a path when its image changes in a running Pod.
  ///
  /// For init containers, it does so only for sidecars.
  private func isRestartable(at path: ArraySlice<NodePath.Step>, in workload: WorkloadReading) -> Bool {
    path.isBelow("spec.containers")
      || path.isBelow("spec.initContainers")
        && workload.pod[NodePath(Array(path.prefix(3)))]?.isNativeSidecar == true
  }

  /// Why pods restart when the template changes; nil if they do not.
  private func restartReason(_ old: WorkloadReading, _ new: WorkloadReading) -> String? {
    switch new.kind.templateChange(in: new.object.node, running: old.replicas) {
    case .keepsPods: nil
    case .replacesPods: "the pod template changes"
    case .replacesPodsAfterPause:
      "the pod template changes; the pods are replaced when the rollout resumes"
    case .replacesDeletedPods:
      "the pod template changes; each pod is replaced only after it is deleted"
    }
  }

  // MARK: Rollouts

  /// The assumed number of pods when rollout limits are compared for a kind without a number of pods, such as a
  /// DaemonSet.
  private static let assumedCount: Int64 = 10

  private func rolloutMarks(
    of difference: ObjectDifference, _ old: WorkloadReading, _ new: WorkloadReading
  ) -> [RiskMark] {
    let path = difference.path
    if path.isBelow("spec.minReadySeconds") {
      let (before, after) = (old.int("minReadySeconds"), new.int("minReadySeconds"))
      return after < before
        ? [
          RiskMark(
            .lowersAvailability,
            after == 0
              ? "new pods count as available as soon as they are ready, previously after \(before) s"
              : "new pods count as available after they have been ready for \(after) s, previously \(before) s"
          )
        ] : []
    }
    guard path.isBelow("spec.strategy") || path.isBelow("spec.updateStrategy") else { return [] }
    let minimum = newSide.minimum(of: new)
    let count = Int(clamping: max(1, minimum ?? Self.assumedCount))
    let bounds = [old, new].map {
      RolloutBounds(kind: $0.object.identity.kind, spec: $0.object.node["spec"], replicas: count)
    }
    guard bounds[1].unavailable > bounds[0].unavailable else { return [] }
    return [
      RiskMark(
        .lowersAvailability,
        minimum == nil
          ? "with \(count) pods, for example, a rollout can make up to \(bounds[1].unavailable) unavailable, previously \(bounds[0].unavailable)"
          : "a rollout can make up to \(bounds[1].unavailable) of \(count) \(count == 1 ? "pod" : "pods") unavailable, previously \(bounds[0].unavailable)"
      )
    ]
  }

  // MARK: Privileges

  /// The controls of the Pod Security Standards that the pods violate only after the change.
  private func privilegeMarks(
    of difference: ObjectDifference, _ old: WorkloadReading, _ new: WorkloadReading
  ) -> [RiskMark] {
    guard difference.path.touchesSecurity else { return [] }
    func violations(_ workload: WorkloadReading) -> [PodSecurity.Violation] {
      PodSecurity.violations(of: workload.object.node, template: workload.template, at: .baseline)
    }
    let before = Set(violations(old).map { "\($0.control) \($0.message)" })
    let keys = difference.path.steps[...].keys
    let gained = violations(new).filter { violation in
      let own = violation.path.steps[...].keys
      return !before.contains("\(violation.control) \(violation.message)")
        && (own.starts(with: keys) || keys.starts(with: own))
    }
    return Set(gained.map(\.control)).sorted().map {
      RiskMark(
        .opensAccess,
        "the pods now violate control '\($0)' of the Pod Security Standards (level 'baseline')"
      )
    }
  }

  // MARK: Cost

  private func costMarks(
    of difference: ObjectDifference, _ old: WorkloadReading, _ new: WorkloadReading
  ) -> [RiskMark] {
    let keys = difference.path.steps[...].keys
    let concerns =
      keys.contains("resources") || keys.last == "replicas" || keys.last == "containers"
      || keys.last == "initContainers"
    guard concerns, !new.isJob,
      !(difference.path.isBelow("spec.replicas") && newSide.autoscaler(of: new.object.identity) != nil)
    else { return [] }
    return CostRisks.marks(oldSide.cost(of: old), newSide.cost(of: new))
  }
}

/// The risk that resource requests, and with them the cost, grow.
enum CostRisks {
  /// The mark for resources of which more is requested than before.
  static func marks(_ old: [String: Quantity], _ new: [String: Quantity]) -> [RiskMark] {
    let grown = new.keys.sorted().filter { new[$0] ?? .zero > old[$0] ?? .zero }
    guard !grown.isEmpty else { return [] }
    let parts = grown.map { "\($0) \(old[$0] ?? .zero) → \(new[$0] ?? .zero)" }.joined(separator: ", ")
    return [
      RiskMark(.cost, "the resource requests of the workload's minimum number of pods grow: \(parts)")
    ]
  }
}

extension WorkloadReading {
  /// A number of the object's `spec`; 0 by default.
  fileprivate func int(_ field: String) -> Int64 { object.node.at("spec", field)?.int ?? 0 }
}

extension NodePath {
  /// Whether the path can concern a control of the Pod Security Standards: it is not in `resources` or `env`, and not an
  /// image.
  fileprivate var touchesSecurity: Bool {
    let keys = steps[...].keys
    return !keys.contains("resources") && !keys.contains("env") && keys.last != "image"
  }
}
