internal import KubernetesFacts
package import Portolan

/// An experiment as it runs: with the target that judges it.
package struct ExperimentRun: Sendable, Equatable {
  /// The declaration: its kind has the rates, durations and targets.
  package let experiment: Experiment
  /// The share of requests, in percent, that must succeed: of the experiment itself, else of the combination that it
  /// belongs to, else of the service that it loads or disrupts.
  package let availability: Double?
  /// The name of the combination that it belongs to.
  package let combination: String?
}

extension SystemExpansion {
  /// The declared experiments; those that combine others contain them.
  package var experiments: [Experiment] { system.resources.experiments }

  /// Whether a service runs on spot nodes, which most experiments are about.
  package var usesSpotNodes: Bool { system.services.contains { $0.spotProvider != nil } }

  /// All experiments in their order, each combination before its members.
  package var experimentRuns: [ExperimentRun] { system.experimentRuns }

  /// The share of requests to a service, in percent, that must succeed during experiments.
  package func availability(ofService name: String) -> Double? {
    system.service(named: name)?.objective?.value
  }
}

extension SystemModel {
  var experimentRuns: [ExperimentRun] {
    resources.experiments.runs { name in service(named: name)?.objective?.value }
  }
}

extension [Experiment] {
  /// All experiments, each combination before its members, with the targets that judge them.
  /// - Parameter objective: the target of a service.
  func runs(objective: (String) -> Double?) -> [ExperimentRun] {
    func runs(of experiment: Experiment, in combination: ExperimentRun?) -> [ExperimentRun] {
      let run = ExperimentRun(
        experiment: experiment,
        availability: experiment.objective?.value ?? combination?.availability
          ?? experiment.kind.services.lazy.compactMap(objective).first,
        combination: combination?.experiment.name)
      guard case .together(let members) = experiment.kind else { return [run] }
      return [run] + members.flatMap { runs(of: $0, in: run) }
    }
    return flatMap { runs(of: $0, in: nil) }
  }
}

extension Experiment.Kind {
  /// The services that it names.
  var services: [String] {
    switch self {
    case .load(let load): [load.service]
    case .rollingRestart(let services, _, _): services
    case .fault(let fault): [fault.service]
    case .spotInterruption, .nodeDrain, .zoneOutage, .nodeLoss, .together: []
    }
  }
}

extension Experiment {
  /// Whether objects can have its name.
  var hasValidName: Bool { NameForm.label.accepts(name) && name.utf8.count <= NameForm.label.limit }

  /// Whether a Job of the experiment's name runs it.
  var hasJob: Bool {
    switch kind {
    case .load, .rollingRestart: true
    case .spotInterruption, .nodeDrain, .zoneOutage, .nodeLoss, .fault, .together: false
    }
  }

  /// Whether it generates load, and so counts which requests succeed.
  var isLoad: Bool { if case .load = kind { true } else { false } }

  /// How long it lasts, where that is declared.
  var seconds: Int? {
    switch kind {
    case .load(let load): load.duration.wholeSeconds
    case .rollingRestart(_, _, let duration), .spotInterruption(_, _, _, let duration),
      .zoneOutage(_, let duration), .nodeLoss(_, let duration):
      duration.wholeSeconds
    case .nodeDrain(_, let duration): duration?.wholeSeconds
    case .fault(let fault): fault.duration.wholeSeconds
    case .together(let members): members.compactMap(\.seconds).max()
    }
  }
}
