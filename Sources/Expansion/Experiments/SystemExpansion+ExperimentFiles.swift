internal import KubernetesFacts
internal import Portolan

extension SystemExpansion {
  /// A file with which experiments are run, in addition to the objects.
  package struct ExperimentFile: Sendable {
    package let name: String
    /// The content, without the header of rendered files.
    package let text: String
  }

  /// The files of the system's experiments; empty if there are no experiments.
  package var experimentFiles: [ExperimentFile] { ExperimentFiles(system).files }
}

/// The scripts, templates, and instructions of a system's experiments.
struct ExperimentFiles {
  let system: SystemModel
  let runs: [ExperimentRun]
  /// The name of the script that runs Jobs and scripts together: those of the spec's first combination, or those in its
  /// arguments.
  private(set) var runScript: String?
  /// The names of the scripts, by experiment.
  private(set) var scripts: [String: String] = [:]
  /// The names of additional scripts that use AWS FIS, by experiment.
  private(set) var fisScripts: [String: String] = [:]
  private var texts: [String: String] = [:]

  init(_ system: SystemModel) {
    self.system = system
    runs = system.experimentRuns
    for run in runs { add(run.experiment) }
    // Combinations come last, because they need the names of their members' scripts.
    for run in runs { addRunScript(run) }
    if runScript == nil, runs.contains(where: \.experiment.hasJob) {
      let file = "run-experiments.sh"
      runScript = file
      texts[file] =
        RunScript(
          file: file, system: system, jobs: [], scripts: [], deployments: [], availability: nil,
          seconds: runs.compactMap(\.experiment.seconds).max() ?? 0
        ).text
    }
  }

  /// The files by name; empty if there are no experiments.
  var files: [SystemExpansion.ExperimentFile] {
    guard !runs.isEmpty else { return [] }
    var texts = texts
    texts["README.md"] = ExperimentReadme(files: self).text
    return texts.sorted { $0.key < $1.key }.map {
      SystemExpansion.ExperimentFile(name: $0.key, text: $0.value)
    }
  }

  private mutating func add(_ experiment: Experiment) {
    let name = experiment.name
    let app = system.app
    switch experiment.kind {
    case .load(let load):
      if case .locust(let file, let script?, _) = load.tool { texts[file] = script }
    case .spotInterruption(let provider, let count, let interval, let duration):
      let (interval, duration) = (interval.wholeSeconds ?? 60, duration.wholeSeconds ?? 300)
      guard let template = FISTemplate(interrupting: count, on: provider, of: app.name) else {
        scripts[name] = "\(name).sh"
        texts["\(name).sh"] = ExperimentScripts.reclaim(
          "\(name).sh", on: provider, count: count, every: interval, for: duration)
        return
      }
      let file = texts["fis-loop-test.sh"] == nil ? "fis-loop-test.sh" : "\(name).sh"
      scripts[name] = file
      addFIS(
        template, file, "Interrupts spot instances with AWS FIS at an interval.", experiment,
        every: interval, for: duration)
    case .nodeDrain(let interval, let duration):
      scripts[name] = "\(name).sh"
      texts["\(name).sh"] = ExperimentScripts.drain(
        "\(name).sh", every: interval?.wholeSeconds, for: duration?.wholeSeconds)
    case .zoneOutage(let zone, let duration):
      let seconds = duration.wholeSeconds ?? 0
      addLoss(
        experiment, zone: zone, count: nil, for: seconds,
        FISTemplate(cuttingOff: zone, for: seconds, of: app.name),
        "Disconnects the subnets of a zone from all networks with AWS FIS.")
    case .nodeLoss(let count, let duration):
      let seconds = duration.wholeSeconds ?? 0
      addLoss(
        experiment, zone: nil, count: count, for: seconds,
        FISTemplate(stopping: count, for: seconds, of: app.name),
        "Stops instances in the cluster with AWS FIS, and starts them again.")
    case .fault(let fault):
      scripts[name] = "\(name).sh"
      let service = system.service(named: fault.service)
      let host = service.map(scriptName) ?? fault.service
      let routing = service?.routings.first { $0.gateway == nil }
      texts["\(name).sh"] = ExperimentScripts.fault(
        "\(name).sh", fault, virtualService: routing?.name ?? host, host: host, in: app)
    case .rollingRestart, .together: break
    }
  }

  private mutating func addLoss(
    _ experiment: Experiment, zone: String?, count: Int?, for seconds: Int, _ template: FISTemplate,
    _ summary: String
  ) {
    let name = experiment.name
    scripts[name] = "\(name).sh"
    texts["\(name).sh"] = ExperimentScripts.lose(
      "\(name).sh", zone: zone, count: count, for: seconds, in: system.app.namespace)
    fisScripts[name] = "\(name)-fis.sh"
    addFIS(template, "\(name)-fis.sh", summary, experiment, every: seconds, for: seconds)
  }

  private mutating func addFIS(
    _ template: FISTemplate, _ file: String, _ summary: String, _ experiment: Experiment,
    every interval: Int, for duration: Int
  ) {
    let templateFile = "\(experiment.name).fis.json"
    texts[templateFile] = template.json
    texts[file] = ExperimentScripts.fis(
      file, template: templateFile, summary: summary, every: interval, for: duration)
  }

  private mutating func addRunScript(_ run: ExperimentRun) {
    guard case .together(let members) = run.experiment.kind else { return }
    let all = members.flatMap(\.all)
    let file = runScript == nil ? "run-load-and-rollout.sh" : "\(run.experiment.name).sh"
    runScript = runScript ?? file
    scripts[run.experiment.name] = file
    texts[file] =
      RunScript(
        file: file, system: system, jobs: all.filter(\.hasJob).map(\.name),
        scripts: all.filter { !$0.hasJob && !$0.isCombination }.compactMap { scripts[$0.name] },
        deployments: deployments(of: all), availability: run.availability,
        seconds: all.compactMap(\.seconds).max() ?? 0
      ).text
  }

  /// The Deployments that experiments restart; if they restart none, the Deployments of the services that they refer to.
  private func deployments(of experiments: [Experiment]) -> [String] {
    let restarted = experiments.flatMap { experiment -> [String] in
      if case .rollingRestart(let services, _, _) = experiment.kind { services } else { [] }
    }
    var names: [String] = []
    for name in restarted.isEmpty ? experiments.flatMap(\.kind.services) : restarted {
      guard let service = system.service(named: name), service.workload == .deployment else { continue }
      let name = scriptName(service)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The name of a service's objects, with the script's variable for the prefix.
  private func scriptName(_ service: Portolan.Service) -> String {
    service.metadata.fullName?.value ?? "${prefix}\(service.name)"
  }
}

extension Experiment {
  /// Whether the experiment only combines other experiments.
  var isCombination: Bool { if case .together = kind { true } else { false } }
}
