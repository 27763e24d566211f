internal import Diagnostics
import KubernetesFacts
internal import ManifestTree
internal import Portolan

extension ServiceChecks {
  /// The autoscaler: its bounds, its figures and its speed.
  mutating func checkAutoscaling() {
    guard let autoscaling = service.autoscaling else { return }
    let location = autoscaling.location
    switch service.workload {
    case .deployment, .statefulSet: break
    case .daemonSet, .job, .cronJob:
      faults.report(.unscalable(workloadKind, at: location))
      return
    }
    faults.checkCount(autoscaling.minimum, from: 1, of: "least number of pods", at: location)
    if autoscaling.maximum < autoscaling.minimum {
      faults.report(.minimumAboveMaximum(autoscaling.minimum, autoscaling.maximum, at: location))
    } else if autoscaling.minimum >= 1 {
      faults.checkCount(autoscaling.maximum, from: 1, of: "greatest number of pods", at: location)
    }
    if autoscaling.metrics.isEmpty { faults.report(.autoscalerWithoutMetric(at: location)) }
    for metric in autoscaling.metrics { check(metric, at: location) }
    check(autoscaling.behavior?.up, at: location)
    check(autoscaling.behavior?.down, at: location)
  }

  private mutating func check(_ metric: Metric, at location: FileLocation) {
    switch metric {
    case .cpu(let percent):
      faults.checkCount(percent, from: 1, of: "share of the CPU requests", at: location)
      checkRequests("CPU", at: location) { $0.cpu }
    case .memory(let percent):
      faults.checkCount(percent, from: 1, of: "share of the memory requests", at: location)
      checkRequests("memory", at: location) { $0.memory }
    case .average(let name, let amount):
      if name != "cpu", name != "memory" { faults.report(.unscaledResource(name, at: location)) }
      faults.quantity(amount, .aboveZero, of: "average of '\(name)'", at: location)
    case .pods(let name, let average, let labels):
      checkMetric(name, labels, at: location)
      faults.quantity(average, .aboveZero, of: "average of '\(name)'", at: location)
    case .object(let name, let object, let value):
      checkMetric(name, [:], at: location)
      faults.checkName(object.name, .subdomain, of: "object", at: location)
      if object.kind.isEmpty {
        faults.report(
          .empty("kind", "kind of the metric's object", expected: "a kind such as 'Ingress'", at: location))
      }
      faults.quantity(value, .aboveZero, of: "value of '\(name)'", at: location)
    case .external(let name, let average, let value, let labels):
      checkMetric(name, labels, at: location)
      if (average == nil) == (value == nil) { faults.report(.externalTargets(name, at: location)) }
      faults.quantity(average, .aboveZero, of: "average of '\(name)'", at: location)
      faults.quantity(value, .aboveZero, of: "value of '\(name)'", at: location)
    }
  }

  private mutating func checkMetric(_ name: String, _ labels: KeyValues, at location: FileLocation) {
    if name.isEmpty || name.contains("/") {
      faults.report(.malformed("name", name, "metric name", expected: "a name without '/'", at: location))
    }
    faults.checkLabels(labels, at: location)
  }

  /// A share of the requests has no meaning where a container of the pod has none; limits stand in for them.
  private mutating func checkRequests(
    _ kind: String, at location: FileLocation, _ amount: (Resources) -> Resources.Amount?
  ) {
    let containers = [service.container] + service.sidecars.map(\.container)
    let without = containers.filter { container in
      !container.resources.contains { amount($0)?.request != nil || amount($0)?.limit != nil }
    }
    guard !without.isEmpty else { return }
    faults.report(
      .metricWithoutRequest(kind, at: location, containers: without.map { ($0.name, $0.location) }))
  }

  private mutating func check(_ direction: ScalingBehavior.Direction?, at location: FileLocation) {
    guard let direction else { return }
    faults.seconds(direction.stabilization, to: 3600, of: "stabilization window", at: location)
    for step in direction.steps {
      faults.seconds(step.period, from: 1, to: 1800, of: "period of a scaling step", at: location)
      switch step.amount {
      case .pods(let count): faults.checkCount(count, from: 1, of: "number of pods to move", at: location)
      case .percent(let share): faults.checkCount(share, from: 1, of: "share of pods to move", at: location)
      }
    }
  }

  /// The disruption budget must let a drain take a pod, even while the fewest pods run.
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
      guard let kept = faults.podAmount(amount, of: "number of pods to keep", at: location), fewest > 0 else {
        return
      }
      let count = kept.roundedUp(of: fewest)
      guard count >= fewest else { return }
      faults.report(.blockedDrain(keeping: amount.text, of: fewest, at: location, replicas: source))
    case .maxUnavailable(let amount):
      let taken = faults.podAmount(amount, of: "number of pods to take", at: location)
      if taken?.isZero == true { faults.report(.blockedDrain(taking: amount.text, at: location)) }
    }
  }
}

extension IntOrPercent {
  /// The amount as it was written.
  var text: String {
    switch self {
    case .count(let count): "\(count)"
    case .percent(let text): text
    }
  }
}
