import ArgumentParser
import Diagnostics
import Expansion
import ManifestTree
import Simulation
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `portolan simulate`: simulates what happens to services when nodes are lost or drained, or workloads are rolled out.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract:
      "Simulate reclaims, outages, drains, and rollouts, and compare the availability with a target.",
    discussion: """
      EXAMPLES
        portolan simulate shop --profile spot --nodes node-role-3az-6spot-3od
        portolan simulate App.swift --experiment spot-loop --slo 99.9
        portolan simulate manifests/ --nodes nodes.yaml --lose-zone eu-west-1b
        portolan simulate manifests/ --nodes eks-3az-6spot-3od --lose-spot 2 --search
        portolan simulate manifests/ --drain-all --format markdown
        portolan simulate manifests/ --rollout web=example.com/web:2.0 --html a.html
        portolan simulate manifests/ --events outage.yaml --format json

      NODES
        --nodes reads a file of Node objects or pools, or uses a preset. Without
        --nodes, portolan uses the Node objects in the manifests, or a preset for
        the provider that the experiments or the objects name, or else for EKS.
        --list-presets lists the presets. --print-nodes prints the nodes as Node
        objects for --nodes.

      EVENTS
        events:
        - {at: 10s, reclaim: spot-1}
        - {at: 1m, loseZone: eu-west-1a, for: 5m}
        - {at: 2m, drain: od-2}
        - {at: 3m, rollout: {service: web, image: "web:2"}}
        - {at: 4m, restart: web}
        - {at: 5m, scale: {service: web, replicas: 5}}
        Other actions: reclaimSpot, loseNode, loseNodes, drainAll, cordon,
        uncordon, deleteNode, taint, untaint, deletePod, evictPod.

      EXIT CODES
        0   no failure                  66  input not found or not readable
        1   a target is missed, a Job   69  no Swift toolchain or gzip
            or rollout fails, or a      70  internal error (bug)
            drain is blocked            73, 74  output or temporary files
        64  invalid usage                   cannot be written
        65  invalid input
      """)

  @Argument(
    help: ArgumentHelp(
      "Specs (App.swift, its folder, or a compiled spec), files or folders of YAML and JSON, or - for standard input.",
      valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @OptionGroup(title: "Scenarios") var choice: ScenarioOptions
  @OptionGroup(title: "Nodes and times") var model: NodeOptions

  @Option(help: "Profile of the specs. Defaults to the first profile of each app.")
  var profile: String?

  @Option(
    help: ArgumentHelp(
      "Percentage of requests that must succeed. Defaults to the spec's target for the service or, without one, for the experiment, or else to 99.9.",
      valueName: "percent"))
  var slo: Double?

  @Option(help: "Output format: text, json, markdown, or junit.")
  var format = SimulateFormat.text

  @Option(
    help: ArgumentHelp(
      "Also write the report to this file as a self-contained HTML page. Missing folders are created.",
      valueName: "file"),
    completion: .file())
  var html: String?

  @Flag(help: "Do not search for changes that prevent the failures.")
  var noFix = false

  @OptionGroup var specOptions: SpecOptions

  func validate() throws {
    if let slo, !(slo > 0 && slo <= 100) {
      let given = Int(exactly: slo).map { "\($0)" } ?? "\(slo)"
      throw ValidationError("--slo must be above 0 and at most 100, not \(given)")
    }
    if paths.isEmpty, !model.listPresets, !model.printNodes {
      throw ValidationError("at least one path is required")
    }
  }

  func run() throws {
    try Pipeline.run {
      if model.listPresets { return try listPresets() }
      if model.printNodes, paths.isEmpty { return try printNodes(try model.nodes(for: [], specs: [])) }
      let declared = try DeclaredObjects(paths, profile: profile, specOptions)
      let nodes = try model.nodes(for: declared.objects, specs: declared.systems)
      if model.printNodes { return try printNodes(nodes) }
      var input = SimulationInput(objects: declared.objects, nodes: nodes)
      guard input.hasWorkloads else {
        throw CommandFailure(diagnostics: [.nothingToSchedule(paths)], exitCode: 65)
      }
      try model.apply(to: &input, systems: declared.systems)
      let scenarios = try choice.scenarios(for: input, systems: declared.systems)
      var report = SimulationReport(
        try scenarios.map { try simulate($0.scenario, target: $0.target, input, declared) })
      if specOptions.verbose { report.shownEvents = nil }
      if let html { try write(SimulationPage.html(for: report), to: html) }
      try Pipeline.deliver(format.bytes(of: report), hasFindings: report.hasFailed)
    }
  }

  private func simulate(
    _ scenario: Scenario, target: Double?, _ input: SimulationInput, _ declared: DeclaredObjects
  ) throws(CommandFailure) -> SimulationResult {
    var input = input
    var own: [String: Double] = [:]
    if slo == nil { for system in declared.systems { own.merge(system.objectives) { $1 } } }
    input.targets = Targets(standard: slo ?? target ?? 99.9, byService: own)
    do throws(UnknownName) {
      var result: SimulationResult
      if choice.search, let worst = try NodeSearch(input, scenario).worst() {
        result = worst
      } else {
        result = try input.simulate(scenario)
      }
      result.notes += scenario.notes
      if !noFix { result.findFixes(input, scenario, chosen: result.search?.worst) }
      return result
    } catch {
      throw CommandFailure(diagnostics: [.unknown(error)], exitCode: 64)
    }
  }

  private func listPresets() throws {
    let width = NodePreset.listed.map(\.name.count).max() ?? 0
    var text = ""
    for preset in NodePreset.listed {
      text += preset.name + String(repeating: " ", count: width + 2 - preset.name.count) + preset.text + "\n"
    }
    text += "\nAll presets of this form are available: \(NodePreset.form)\n"
    text += "Instances: \(InstanceSize.all.map(\.name).joined(separator: ", "))\n"
    try Pipeline.deliver(text)
  }

  private func printNodes(_ nodes: NodeModel) throws {
    try Pipeline.deliver(nodes.objects().map(\.yaml).joined(separator: "---\n"))
  }

  private func write(_ text: String, to path: String) throws(CommandFailure) {
    try FileReplacement.replace([(path, Array(text.utf8))])
  }
}

/// The formats of results.
enum SimulateFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, markdown, junit

  func bytes(of report: SimulationReport) -> [UInt8] {
    let text =
      switch self {
      case .text: SimulationText(colored: StandardStreams.isOutputColored).text(for: report)
      case .json: SimulationJSON.text(for: report).safeJSON
      case .markdown: SimulationMarkdown.text(for: report)
      case .junit: SimulationJUnit.text(for: report)
      }
    return Array(text.utf8)
  }
}

extension Diagnostic {
  fileprivate static func nothingToSchedule(_ paths: [String]) -> Diagnostic {
    Diagnostic(
      "simulate/nothing-to-schedule", .error,
      "nothing to simulate in \(paths.inputNames): expected a Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job, or Pod that no controller owns",
      at: nil,
      fix:
        "pass the manifests of workloads, such as the output of 'helm template'; instead of the Pods, ReplicaSets, or Jobs of a controller, pass the controller's manifest"
    )
  }

  static func unknown(_ name: UnknownName) -> Diagnostic {
    let near = nearestName(to: name.name, among: name.known).map { "did you mean '\($0)'?" }
    // A zone outage without a zone chooses one, if there is any.
    let text = name.name.isEmpty ? "no \(name.kind) to choose" : "unknown \(name.kind) '\(name.name)'"
    return Diagnostic(
      "simulate/unknown-\(name.kind)", .error,
      text + (name.known.isEmpty ? ": the cluster has no \(name.kind)s" : ""), at: nil,
      fix: near ?? (name.known.isEmpty ? nil : "use \(name.known.quoted.alternatives(upTo: 20))"))
  }
}
