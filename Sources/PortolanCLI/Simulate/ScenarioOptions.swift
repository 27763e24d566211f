import ArgumentParser
import Diagnostics
import Expansion
import ManifestTree
import Portolan
import Simulation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Options that choose what happens.
struct ScenarioOptions: ParsableArguments {
  @Option(
    name: .customLong("experiment"),
    help: ArgumentHelp(
      "Simulate this experiment of the spec. Defaults to all experiments that change pods or nodes, if no other scenario is set. Repeatable.",
      valueName: "name"))
  var experiments: [String] = []

  @Option(
    help: ArgumentHelp(
      "Reclaim this number of spot nodes at the same time, with the notice of their pool or provider.",
      valueName: "count"))
  var loseSpot: Int?

  @Option(
    help: ArgumentHelp(
      "Lose this number of nodes at the same time, without notice.", valueName: "count"))
  var loseNodes: Int?

  @Option(
    help: ArgumentHelp("Lose all nodes in this zone at the same time, without notice.", valueName: "zone"))
  var loseZone: String?

  @Flag(
    help:
      "Drain all nodes one after the other; each becomes schedulable again a minute after its drain, or immediately if the drain fails."
  )
  var drainAll = false

  @Flag(
    help:
      "Restart all Deployments, StatefulSets, and DaemonSets at the same time, as 'kubectl rollout restart' does."
  )
  var restart = false

  @Option(
    name: .customLong("rollout"),
    help: ArgumentHelp(
      "Roll out this image in the first container of the Deployment, StatefulSet, or DaemonSet with this name. Repeatable.",
      valueName: "service=image"))
  var rollouts: [String] = []

  @Option(
    help: ArgumentHelp("Simulate the events in this YAML file; see EVENTS.", valueName: "file"),
    completion: .file())
  var events: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Time until the nodes of --lose-nodes and --lose-zone return, and the minimum duration of the scenario that --lose-*, --drain-all, --restart, and --rollout set. Defaults to 10m with --lose-zone, otherwise to 5m.",
      valueName: "time"))
  var duration: String?

  @Flag(
    help:
      "Try different sets of lost nodes, and report the one with the worst effect. Requires a scenario that loses a number of nodes, such as --lose-spot."
  )
  var search = false

  func validate() throws {
    for (name, count) in [("--lose-spot", loseSpot), ("--lose-nodes", loseNodes)] {
      let most = SimulationLimits.nodes
      if let count, !(1...most).contains(count) {
        throw ValidationError("\(name) must be between 1 and \(most), not \(count)")
      }
    }
    if loseSpot != nil, loseNodes != nil {
      throw ValidationError("--lose-spot and --lose-nodes are mutually exclusive")
    }
  }

  private var namesScenario: Bool {
    loseSpot != nil || loseNodes != nil || loseZone != nil || drainAll || restart || !rollouts.isEmpty
  }

  /// The scenarios to simulate, with the targets that experiments declare.
  /// - Throws: ``CommandFailure`` with the exit code 64 for an unknown experiment, a malformed option, or a search
  ///   without a choice of nodes, 66 if the file of events cannot be read, or 65 if it is invalid.
  func scenarios(
    for input: SimulationInput, systems: [SystemExpansion]
  ) throws(CommandFailure) -> [(scenario: Scenario, target: Double?)] {
    let declared = systems.flatMap(\.experimentRuns)
    var scenarios: [(scenario: Scenario, target: Double?)] = []
    for name in experiments {
      guard let experiment = declared.first(where: { $0.experiment.name == name }) else {
        throw CommandFailure(
          diagnostics: [.unknownExperiment(name, known: declared.map(\.experiment.name))], exitCode: 64)
      }
      scenarios.append((Scenario(experiment.experiment), experiment.availability))
    }
    if namesScenario { scenarios.append((try combined(), nil)) }
    if let events {
      let file = EventFile(try InputFile.read(events), from: events, for: input.cluster())
      guard file.faults.isEmpty else { throw CommandFailure(diagnostics: file.faults, exitCode: 65) }
      scenarios.append((file.scenario, nil))
    }
    if scenarios.isEmpty {
      scenarios = declared.map { (Scenario($0.experiment), $0.availability) }.filter { !$0.0.steps.isEmpty }
    }
    if scenarios.isEmpty {
      if search { throw CommandFailure(diagnostics: [.searchWithoutChoice], exitCode: 64) }
      scenarios = [(Scenario("schedule"), nil)]
    }
    if search, !scenarios.contains(where: { $0.scenario.leavesChoice }) {
      throw CommandFailure(diagnostics: [.searchWithoutChoice], exitCode: 64)
    }
    return scenarios
  }

  /// The scenario of all options together.
  /// - Throws: ``CommandFailure`` with the exit code 64 for a malformed option.
  private func combined() throws(CommandFailure) -> Scenario {
    var given: Int64?
    if let duration { given = try NodeOptions.time(duration, "--for") }
    let away = given ?? (loseZone == nil ? Scenario.defaultDuration : 600_000)
    var scenario = Scenario("", duration: away)
    var names: [String] = []
    func add(_ name: String, _ change: ScenarioStep.Change) {
      names.append(name)
      scenario.steps.append(ScenarioStep(at: 0, change))
    }
    if let loseSpot {
      add("lose \(loseSpot) spot \(loseSpot == 1 ? "node" : "nodes")", .reclaimSpot(loseSpot, nil))
    }
    if let loseNodes {
      add("lose \(loseNodes) \(loseNodes == 1 ? "node" : "nodes")", .loseNodes(loseNodes, away))
    }
    if let loseZone { add("lose zone \(loseZone)", .loseZone(loseZone, away)) }
    if drainAll { add("drain all nodes", .drainAll(returnAfter: Scenario.returnTime)) }
    if restart { add("restart all workloads", .restart(nil)) }
    for rollout in rollouts {
      let parts = rollout.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw CommandFailure(
          diagnostics: [
            .malformedOption("--rollout", rollout, "SERVICE=IMAGE, such as web=example.com/web:2.0")
          ],
          exitCode: 64)
      }
      add("roll out \(parts[1]) of \(parts[0])", .rollout(parts[0], image: parts[1]))
    }
    scenario.name = names.joined(separator: ", ")
    return scenario
  }
}

extension Diagnostic {
  fileprivate static func unknownExperiment(_ name: String, known: [String]) -> Diagnostic {
    if known.isEmpty {
      return Diagnostic(
        "simulate/unknown-experiment", .error,
        "unknown experiment '\(name)': the input declares no experiments",
        at: nil,
        fix:
          "choose a scenario: --lose-spot, --lose-nodes, --lose-zone, --drain-all, --restart, --rollout, or --events"
      )
    }
    let near = nearestName(to: name, among: known).map { "did you mean '\($0)'?" }
    return Diagnostic(
      "simulate/unknown-experiment", .error, "unknown experiment '\(name)'", at: nil,
      fix: near ?? "use \(known.quoted.oneOf)")
  }

  fileprivate static var searchWithoutChoice: Diagnostic {
    Diagnostic(
      "simulate/search", .error,
      "--search requires a scenario that sets the number of lost nodes, not their names or zone", at: nil,
      fix: "add --lose-spot or --lose-nodes")
  }
}
