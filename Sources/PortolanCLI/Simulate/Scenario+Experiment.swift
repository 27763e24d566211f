import Expansion
import KubernetesFacts
import ManifestTree
import Portolan
import Simulation

extension Scenario {
  /// Creates the scenario of a spec's experiment; a load does not change any pods.
  init(_ experiment: Experiment) {
    self.init(experiment.name, duration: 0)
    add(experiment)
  }

  private mutating func add(_ experiment: Experiment) {
    switch experiment.kind {
    case .load(let load): duration = max(duration, load.duration.milliseconds)
    case .rollingRestart(let services, let interval, let time):
      repeated(every: interval, for: time) { at in services.map { ScenarioStep(at: at, .restart($0)) } }
    case .spotInterruption(let provider, let count, let interval, let time):
      let behavior = provider.reclaimBehavior
      repeated(every: interval, for: time) { at in [ScenarioStep(at: at, .reclaimSpot(count, behavior))] }
    case .nodeDrain(let interval, let time):
      let drains = ScenarioStep.Change.drainInTurn(
        every: interval?.milliseconds ?? 0, for: time.map(\.milliseconds))
      steps.append(ScenarioStep(at: 0, drains))
      duration = max(duration, time?.milliseconds ?? Scenario.defaultDuration)
    case .zoneOutage(let zone, let time):
      steps.append(ScenarioStep(at: 0, .loseZone(zone, time.milliseconds)))
      duration = max(duration, time.milliseconds)
    case .nodeLoss(let count, let time):
      steps.append(ScenarioStep(at: 0, .loseNodes(count, time.milliseconds)))
      duration = max(duration, time.milliseconds)
    case .fault(let fault):
      notes.append("injected faults for '\(fault.service)' are not simulated")
      duration = max(duration, fault.duration.milliseconds)
    case .together(let members): for member in members { add(member) }
    }
  }

  /// Adds steps at intervals from the start on.
  private mutating func repeated(
    every interval: Portolan.Duration, for time: Portolan.Duration, _ make: (Int64) -> [ScenarioStep]
  ) {
    let step = max(1000, interval.milliseconds)
    let end = time.milliseconds
    var at: Int64 = 0
    while at < end, steps.count < 100_000 {
      steps += make(at)
      at += step
    }
    duration = max(duration, end)
  }
}

extension Portolan.Duration {
  /// The length in milliseconds, at most a week; 0 for an invalid duration, which the checks of the spec report.
  fileprivate var milliseconds: Int64 {
    let nanoseconds = (try? DurationText(rawValue))?.nanoseconds ?? 0
    return min(max(0, nanoseconds / 1_000_000), SimulationLimits.milliseconds.upperBound)
  }
}

extension SpotProvider {
  /// The provider of the spot nodes; nil for a custom label.
  var nodeProvider: NodeProvider? {
    knownLabel.flatMap { NodeProvider(rawValue: $0.provider) }
  }

  /// The behavior of the provider when it reclaims a node.
  fileprivate var reclaimBehavior: ReclaimBehavior? {
    if case .label(_, _, let notice) = self { return .notice(notice.milliseconds) }
    return nodeProvider?.behavior
  }
}
