import ArgumentParser
import Diagnostics
import Expansion
import KubernetesFacts
import ManifestTree
import Portolan
import Simulation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Options for nodes, and for times that manifests do not contain.
struct NodeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Simulate these nodes: a file of Node objects or pools, or a preset such as eks-3az-6spot-3od.",
      valueName: "file|preset"),
    completion: .file())
  var nodes: String?

  @Flag(help: "List the node presets and the machine types with known sizes, and exit.")
  var listPresets = false

  @Flag(
    help:
      "Print the nodes as Node objects for --nodes instead of simulating. With Node objects, reclaimed nodes are not replaced."
  )
  var printNodes = false

  @Option(
    help: ArgumentHelp(
      "Load on the services: at 0, autoscalers run their minimum number of pods; at 100, their maximum number.",
      valueName: "percent"))
  var load = 0

  @Option(
    name: .customLong("startup"),
    help: ArgumentHelp(
      "Time from container start until the service responds. Defaults to 1s. Repeatable.",
      valueName: "service=time"))
  var startups: [String] = []

  @Option(
    name: .customLong("drain-time"),
    help: ArgumentHelp(
      "Time that the service needs after SIGTERM to finish open requests. Defaults to the spec's draining time; for manifests, to terminationDrainDuration in the annotation proxy.istio.io/config, or else to 0s. Repeatable.",
      valueName: "service=time"))
  var drainTimes: [String] = []

  @Option(help: ArgumentHelp("Time to pull an image. Defaults to 5s.", valueName: "time"))
  var imagePull: String?

  @Option(
    help: ArgumentHelp(
      "Time until an endpoint change reaches all clients. Defaults to 2s.", valueName: "time"))
  var endpointDelay: String?

  @Option(
    help: ArgumentHelp(
      "Run time of Job pods. By default, Job pods run until the simulation ends.", valueName: "time")
  )
  var jobTime: String?

  @Option(help: "Seed for all random choices. The same input and seed produce the same result.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (0...100).contains(load) else {
      throw ValidationError("--load must be between 0 and 100, not \(load)")
    }
  }

  /// The nodes from the options or the objects, or a preset for the provider of the spot nodes.
  /// - Throws: ``CommandFailure`` with the exit code 64 for an unknown preset, 66 if the file of nodes cannot be read,
  ///   or 65 if it is invalid.
  func nodes(for objects: [ManifestTree.Object], specs: [SystemExpansion]) throws(CommandFailure) -> NodeModel
  {
    guard let nodes else {
      let declared = objects.compactMap(NodeSpec.init)
      if !declared.isEmpty { return NodeModel(declared) }
      let preset = "\(provider(objects, specs).rawValue)-3az-6spot-3od"
      if !printNodes { StandardStreams.report([.presetUsed(preset)]) }
      return NodePreset.nodes(preset) ?? NodeModel()
    }
    if !FileManager.default.fileExists(atPath: nodes) {
      if let model = NodePreset.nodes(nodes) { return model }
      guard nodes != "-" else { throw CommandFailure(diagnostics: [.unknownPreset(nodes)], exitCode: 64) }
      let looksLikeFile =
        nodes.contains("/") || nodes.hasSuffix(".yaml") || nodes.hasSuffix(".yml") || nodes.hasSuffix(".json")
      if looksLikeFile { throw CommandFailure(diagnostics: [.inputNotFound(nodes)], exitCode: 66) }
      throw CommandFailure(diagnostics: [.unknownPreset(nodes)], exitCode: 64)
    }
    let file = NodeFile(try InputFile.read(nodes), from: nodes)
    guard file.faults.isEmpty else { throw CommandFailure(diagnostics: file.faults, exitCode: 65) }
    return file.model
  }

  /// The provider of the spot nodes that experiments interrupt or that objects require.
  private func provider(_ objects: [ManifestTree.Object], _ specs: [SystemExpansion]) -> NodeProvider {
    for experiment in specs.flatMap(\.experiments).flatMap(\.all) {
      if case .spotInterruption(let provider, _, _, _) = experiment.kind {
        if let known = provider.nodeProvider { return known }
      }
    }
    let text = objects.lazy.filter {
      WorkloadKind.of($0.identity.groupKind)?.runsPods == true
    }.map(\.node.json)
    for object in text {
      if let known = NodeProvider.mentioned(in: object) { return known }
    }
    return .eks
  }

  /// Applies the times to an input.
  /// - Throws: ``CommandFailure`` with the exit code 64 for a malformed option or an unknown service.
  func apply(to input: inout SimulationInput, systems: [SystemExpansion]) throws(CommandFailure) {
    input.seed = seed
    input.load = Double(load) / 100
    let names = input.workloads().map(\.name)
    for system in systems {
      for (service, seconds) in system.drainTimes { input.timing.drains[service] = Int64(seconds) * 1000 }
    }
    for text in startups {
      let (name, time) = try assignment(text, "--startup", names)
      input.timing.appStarts[name] = time
    }
    for text in drainTimes {
      let (name, time) = try assignment(text, "--drain-time", names)
      input.timing.drains[name] = time
    }
    if let imagePull { input.timing.imagePull = try Self.time(imagePull, "--image-pull") }
    if let endpointDelay { input.timing.endpointDelay = try Self.time(endpointDelay, "--endpoint-delay") }
    if let jobTime { input.timing.jobRun = try Self.time(jobTime, "--job-time") }
  }

  private func assignment(_ text: String, _ option: String, _ known: [String]) throws(CommandFailure) -> (
    String, Int64
  ) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      throw CommandFailure(
        diagnostics: [.malformedOption(option, text, "SERVICE=TIME, such as web=20s")], exitCode: 64)
    }
    guard known.contains(parts[0]) else {
      throw CommandFailure(
        diagnostics: [.unknown(UnknownName(kind: "service", name: parts[0], known: known))], exitCode: 64)
    }
    return (parts[0], try Self.time(parts[1], option))
  }

  /// Parses a duration, and returns it in milliseconds.
  /// - Throws: ``CommandFailure`` with the exit code 64 if the text is not a duration between 0 and 168 hours.
  static func time(_ text: String, _ option: String) throws(CommandFailure) -> Int64 {
    guard let nanoseconds = (try? DurationText(text))?.nanoseconds, nanoseconds >= 0,
      nanoseconds <= SimulationLimits.seconds * DurationText.second
    else {
      throw CommandFailure(
        diagnostics: [.malformedOption(option, text, "a time of 0 or more, up to 168h, such as 90s or 5m")],
        exitCode: 64)
    }
    return nanoseconds / 1_000_000
  }
}

extension Diagnostic {
  fileprivate static func presetUsed(_ name: String) -> Diagnostic {
    Diagnostic(
      "simulate/preset", .info, "simulating the nodes in preset '\(name)', because --nodes is not set",
      at: nil)
  }

  fileprivate static func unknownPreset(_ name: String) -> Diagnostic {
    let near = nearestName(to: name, among: NodePreset.listed.map(\.name)).map { "did you mean '\($0)'?" }
    return Diagnostic(
      "simulate/unknown-preset", .error,
      "unknown file or preset '\(name)': presets have the form \(NodePreset.form)",
      at: nil, fix: near ?? "run 'portolan simulate --list-presets'")
  }

  static func malformedOption(_ option: String, _ value: String, _ expected: String) -> Diagnostic {
    Diagnostic(
      "command/invalid-option", .error, "invalid value '\(value)' for \(option): use \(expected)", at: nil)
  }
}
