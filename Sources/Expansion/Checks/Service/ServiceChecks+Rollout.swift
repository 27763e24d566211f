internal import Diagnostics
internal import KubernetesFacts
internal import Portolan

extension ServiceChecks {
  /// Checks the rollout strategy against the kind of the workload.
  mutating func checkRollout() {
    guard let rollout = service.rollout else { return }
    let location = rollout.location
    if service.runsToEnd {
      faults.report(.noRollout(workloadKind, at: location))
      return
    }
    checkStrategy(rollout.strategy, at: location)
    faults.checkCount(rollout.history, of: "revision history limit", at: location)
    let ready = faults.seconds(rollout.minReady, of: "minimum ready duration", at: location)
    let deadline = faults.seconds(
      rollout.progressDeadline, from: 1, of: "progress deadline", at: location)
    if service.workload != .deployment {
      if deadline != nil {
        faults.report(.unfitRollout("a progress deadline", workloadKind, fits: "Deployments", at: location))
      }
    } else if let ready {
      let isDefault = rollout.progressDeadline == nil
      if let deadline = isDefault ? WorkloadDefaults.progressDeadline : deadline, deadline <= ready {
        faults.report(.shortDeadline(deadline, isDefault: isDefault, ready: ready, at: location))
      }
    }
  }

  private mutating func checkStrategy(_ strategy: RolloutStrategy, at location: FileLocation) {
    let isDeployment = service.workload == .deployment
    switch strategy {
    case .recreate:
      if !isDeployment {
        faults.report(.unfitRollout("'.recreate'", workloadKind, fits: "Deployments", at: location))
      }
    case .onDelete:
      if isDeployment {
        faults.report(
          .unfitRollout("'.onDelete'", workloadKind, fits: "StatefulSets and DaemonSets", at: location))
      }
    case .partition(let ordinal):
      guard service.isStatefulSet else {
        faults.report(.unfitRollout("'.partition'", workloadKind, fits: "StatefulSets", at: location))
        return
      }
      faults.checkCount(ordinal, of: "partition", at: location)
    case .rolling(let surge, let unavailable):
      checkSteps(surge, unavailable, at: location)
    }
  }

  /// Reports rollout bounds that prevent every replacement of a pod.
  ///
  /// The defaults depend on the workload: both bounds of a Deployment are 25%, a DaemonSet replaces one pod at a time,
  /// and a StatefulSet has no surge.
  private mutating func checkSteps(
    _ surge: IntOrPercent?, _ unavailable: IntOrPercent?, at location: FileLocation
  ) {
    let isUnavailableZero = unavailable?.isZero == true
    let (anyNumber, positive) = (0...ClosedRange.kubernetesMaximum, 1...ClosedRange.kubernetesMaximum)
    let surgeRange =
      isUnavailableZero ? positive : service.workload == .daemonSet ? 0...0 : anyNumber
    let more = surge.flatMap {
      faults.podAmount($0, upTo: .max, advised: surgeRange, of: "surge", at: location)
    }
    let isSurgeZero = more?.isZero == true
    let unavailableRange: ClosedRange<Int> =
      switch service.workload {
      case .daemonSet: more == nil || isSurgeZero ? positive : 0...0
      case .statefulSet: positive
      default: isSurgeZero ? positive : anyNumber
      }
    let fewer = unavailable.flatMap {
      faults.podAmount($0, advised: unavailableRange, of: "number of unavailable pods", at: location)
    }
    switch service.workload {
    case .deployment:
      if more?.isZero == true, fewer?.isZero == true { faults.report(.stuckRollout(at: location)) }
    case .daemonSet:
      let surges = more?.isZero == false
      if fewer?.isZero == true, !surges, surge == nil || more != nil {
        faults.report(.stuckRollout(isSurgeDeclared: surge != nil, at: location))
      }
      if surges, fewer?.isZero == false || unavailable == nil {
        faults.report(.surgeOfDaemonSet(unavailable: unavailable?.text, at: location))
      }
    case .statefulSet:
      if surge != nil {
        faults.report(
          .unfitRollout("a surge", workloadKind, fits: "Deployments and DaemonSets", at: location))
      }
      if fewer?.isZero == true { faults.report(.stuckRolloutOfStatefulSet(at: location)) }
    case .job, .cronJob: break
    }
  }
}

extension IntOrPercent {
  /// Whether the amount is 0 or 0%.
  fileprivate var isZero: Bool {
    switch self {
    case .count(let count): count == 0
    case .percent(let text): Int(text.dropLast()) == 0
    }
  }
}
