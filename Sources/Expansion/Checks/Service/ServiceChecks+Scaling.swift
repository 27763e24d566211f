internal import Diagnostics
import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension ServiceChecks {
  /// Checks the autoscaler: its bounds, targets, and scaling speed.
  mutating func checkAutoscaling() {
    guard let autoscaling = service.autoscaling else { return }
    let location = autoscaling.location
    switch service.workload {
    case .deployment, .statefulSet: break
    case .daemonSet, .job, .cronJob:
      faults.report(.unscalable(workloadKind, at: location))
      return
    }
    faults.checkCount(autoscaling.minimum, from: 1, of: "autoscaler minimum", at: location)
    if autoscaling.maximum < autoscaling.minimum, autoscaling.maximum >= 1 {
      faults.report(.minimumAboveMaximum(autoscaling.minimum, autoscaling.maximum, at: location))
    } else if autoscaling.maximum < autoscaling.minimum {
      let lowest = min(max(1, autoscaling.minimum), ClosedRange.kubernetesMaximum)
      faults.checkCount(autoscaling.maximum, from: lowest, of: "autoscaler maximum", at: location)
    } else if autoscaling.minimum >= 1 {
      faults.checkCount(autoscaling.maximum, from: 1, of: "autoscaler maximum", at: location)
    }
    if autoscaling.metrics.isEmpty, !service.isExact { faults.report(.autoscalerWithoutMetric(at: location)) }
    for metric in autoscaling.metrics { check(metric, at: location) }
    check(autoscaling.behavior?.up, at: location)
    check(autoscaling.behavior?.down, at: location)
  }

  private mutating func check(_ metric: Metric, at location: FileLocation) {
    switch metric {
    case .cpu(let percent, let container):
      faults.checkCount(percent, from: 1, of: "CPU utilization", at: location)
      checkRequests("CPU", of: container, at: location) { $0.cpu }
    case .memory(let percent, let container):
      faults.checkCount(percent, from: 1, of: "memory utilization", at: location)
      checkRequests("memory", of: container, at: location) { $0.memory }
    case .average(let name, let amount, let container):
      checkContainer(container, at: location)
      if name != "cpu", name != "memory" { faults.report(.unscaledResource(name, at: location)) }
      faults.quantity(amount, .aboveZero, of: "average target for metric '\(name)'", at: location)
    case .pods(let name, let average, let labels):
      checkMetric(name, labels, at: location)
      faults.quantity(average, .aboveZero, of: "average target for metric '\(name)'", at: location)
    case .object(let name, let object, let value, let average, let labels):
      checkMetric(name, labels, at: location)
      if (average == nil) == (value == nil) { faults.report(.metricTargets(name, at: location)) }
      faults.quantity(average, .aboveZero, of: "average target for metric '\(name)'", at: location)
      faults.checkName(object.name, .subdomain, of: "object", at: location)
      if object.kind.isEmpty {
        faults.report(
          .empty(
            "kind", "kind of the object that has the metric", expected: "a kind such as 'Ingress'",
            at: location))
      }
      faults.quantity(value, .aboveZero, of: "target value for metric '\(name)'", at: location)
    case .external(let name, let average, let value, let labels):
      checkMetric(name, labels, at: location)
      if (average == nil) == (value == nil) { faults.report(.metricTargets(name, at: location)) }
      faults.quantity(average, .aboveZero, of: "average target for metric '\(name)'", at: location)
      faults.quantity(value, .aboveZero, of: "target value for metric '\(name)'", at: location)
    }
  }

  private mutating func checkMetric(_ name: String, _ labels: KeyValues, at location: FileLocation) {
    if !PathSegment.accepts(name) {
      faults.report(
        .malformed("name", name, "metric name", expected: PathSegment.expected, at: location))
    }
    faults.checkLabels(labels, at: location)
  }

  /// Reports containers without a request or limit if the autoscaler has a utilization target.
  private mutating func checkRequests(
    _ kind: String, of container: String?, at location: FileLocation,
    _ amount: (Resources) -> Resources.Amount?
  ) {
    guard checkContainer(container, at: location), !service.isExact else { return }
    let containers = lastingContainers.filter { container == nil || $0.name == container }
    let without = containers.filter { container in
      !container.resources.contains { amount($0)?.request != nil || amount($0)?.limit != nil }
    }
    guard !without.isEmpty else { return }
    faults.report(
      .metricWithoutRequest(kind, at: location, containers: without.map { ($0.name, $0.location) }))
  }

  /// The main container and the sidecars, which an autoscaler measures.
  private var lastingContainers: [Portolan.Container] {
    [service.container] + service.sidecars.map(\.container)
  }

  /// Reports a metric for an unknown container; returns whether the container exists or none is set.
  @discardableResult
  private mutating func checkContainer(_ name: String?, at location: FileLocation) -> Bool {
    let names = lastingContainers.map(\.name)
    guard let name, !names.contains(name) else { return true }
    faults.report(.unknownContainer(name, declared: names, at: location))
    return false
  }

  private mutating func check(_ direction: ScalingBehavior.Direction?, at location: FileLocation) {
    guard let direction else { return }
    faults.seconds(
      direction.stabilization, to: FieldLimits.stabilizationWindow, of: "stabilization window", at: location)
    for step in direction.steps {
      let periods = FieldLimits.scalingPeriod
      faults.seconds(
        step.period, from: periods.lowerBound, to: periods.upperBound, of: "scaling step period", at: location
      )
      switch step.amount {
      case .pods(let count):
        faults.checkCount(count, from: 1, of: "number of pods in a scaling step", at: location)
      case .percent(let share):
        faults.checkCount(share, from: 1, of: "percentage in a scaling step", at: location)
      }
    }
  }

  /// Reports a disruption budget that blocks evictions while the minimum number of pods runs.
  ///
  /// The API server accepts such budgets, so they are not reported in a system that is rendered exactly as declared.
  mutating func checkBudget() {
    guard let budget = service.budget else { return }
    let location = budget.location
    switch service.workload {
    case .deployment, .statefulSet: break
    case .daemonSet, .job, .cronJob:
      faults.report(.budgetWithoutEffect(workloadKind, at: location))
      return
    }
    let fewest = service.fewestReplicas
    let source = service.autoscaling?.location ?? service.replicas?.location ?? service.location
    switch budget.bound {
    case .minAvailable(let amount):
      let advised: ClosedRange<Int>? = service.isExact ? nil : amount.keepingFewer(than: fewest)
      guard let kept = faults.podAmount(amount, advised: advised, of: "minAvailable", at: location),
        fewest > 0
      else { return }
      let count = kept.roundedUp(of: fewest)
      guard count >= fewest, !service.isExact else { return }
      let isAll = if case .percent(100) = kept { true } else { false }
      faults.report(
        .blockedDrain(keeping: amount.text, isAll: isAll, of: fewest, at: location, replicas: source))
    case .maxUnavailable(let amount):
      let advised: ClosedRange<Int>? = service.isExact ? nil : 1...ClosedRange.kubernetesMaximum
      let taken = faults.podAmount(amount, advised: advised, of: "maxUnavailable", at: location)
      if taken?.isZero == true, !service.isExact {
        faults.report(.blockedDrain(taking: amount.text, of: fewest, at: location))
      }
    }
  }
}

extension IntOrPercent {
  /// The number or percentage as written.
  var text: String {
    switch self {
    case .count(let count): "\(count)"
    case .percent(let text): text
    }
  }

  /// The numbers or percentages that keep fewer than all pods; nil without pods.
  fileprivate func keepingFewer(than pods: Int) -> ClosedRange<Int>? {
    guard (1...ClosedRange.kubernetesMaximum).contains(pods) else { return nil }
    return switch self {
    case .count: 0...pods - 1
    case .percent: 0...(pods - 1) * 100 / pods
    }
  }
}
