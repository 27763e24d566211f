internal import KubernetesFacts
package import Portolan

/// An experiment with the objective that applies to it.
package struct ExperimentRun: Sendable, Equatable {
  /// The declared experiment, whose kind contains the rates, durations, and targets.
  package let experiment: Experiment
  /// The required percentage of successful requests: set on the experiment, on its combination, or on the service that
  /// the experiment loads or disrupts; nil if it is not set.
  package let availability: Double?
  /// The name of the combination that contains the experiment; nil if there is none.
  package let combination: String?
}

extension SystemExpansion {
  /// The declared experiments; combinations contain their members.
  package var experiments: [Experiment] { system.resources.experiments }

  /// Whether a service of the system requires or prefers spot nodes of a provider.
  package var usesSpotNodes: Bool { system.services.contains { $0.spotProvider != nil } }

  /// All experiments in the order of the spec, with combinations before their members.
  package var experimentRuns: [ExperimentRun] { system.experimentRuns }

  /// The required percentage of successful requests to a service during experiments; nil if the service sets none.
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
  /// All experiments, with combinations before their members, and with the objectives that apply to them.
  /// - Parameter objective: returns the objective of a service.
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
  /// The services that the experiment refers to.
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
  /// Whether the experiment's name is valid for objects.
  var hasValidName: Bool { NameForm.label.accepts(name) && name.utf8.count <= NameForm.label.limit }

  /// Whether a Job with the experiment's name runs it.
  var hasJob: Bool {
    switch kind {
    case .load, .rollingRestart: true
    case .spotInterruption, .nodeDrain, .zoneOutage, .nodeLoss, .fault, .together: false
    }
  }

  /// Whether the experiment generates load, and thereby measures the percentage of successful requests.
  var isLoad: Bool { if case .load = kind { true } else { false } }

  /// The declared duration in seconds; for a combination, the duration of its longest member; nil if no duration is
  /// declared.
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
