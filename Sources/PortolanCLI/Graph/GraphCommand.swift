import ArgumentParser
import Diagnostics
import Expansion
import KubernetesFacts
import ManifestTree
import Topology

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `portolan graph`: draws the services, databases, queues, gateways, and calls of a system.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw the services, databases, queues, gateways, and calls of specs or manifests.",
    discussion: """
      EXAMPLES
        portolan graph shop --output shop.svg
        portolan graph shop --profile spot --output shop.html
        portolan graph manifests/ --format mermaid
        helm template x | portolan graph - --output x.png
        portolan graph shop --focus checkout --depth 2 --output checkout.svg
        portolan graph shop --base origin/main --output change.svg
        portolan graph shop --format json

      CALLS
        A spec declares calls with Calls. In manifests and in the objects of a spec,
        calls are found in the addresses in environment variables (including those
        from ConfigMaps), commands, and arguments, in routes, in Services of type
        LoadBalancer or NodePort, and in the hosts of Istio Sidecars with a
        workloadSelector. A solid line is a call that is declared or found. A
        dashed line is a call that a policy allows by name but that is neither
        declared nor found. A red line is a declared or found call that a
        NetworkPolicy or AuthorizationPolicy blocks on all its ports.

      EXIT CODES
        0   success                   69  no PNG converter, or all failed; no
        64  invalid usage                 Swift toolchain, git, or gzip
        65  invalid spec or           70  internal error (bug)
            manifest, or nothing to   73, 74  output or temporary files cannot
            draw                          be written, or git cannot read the
        66  input or revision not         revision
            found or not readable
      """)

  @Argument(
    help: ArgumentHelp(
      "Specs (App.swift, its folder, or a compiled spec), files or folders of YAML and JSON, or - for standard input.",
      valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(
    help:
      "Output format: svg, png, mermaid, dot, json, or html. Defaults to the format that the file name of --output implies, or to svg."
  )
  var format: GraphFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "File to write instead of standard output. Missing folders are created.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "Profile of the specs. Defaults to the first profile of each app.")
  var profile: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Draw only this service and its neighbors. Repeatable.", valueName: "service"))
  var focus: [String] = []

  @Option(
    help: ArgumentHelp(
      "Draw neighbors up to this number of calls away from a --focus service. Defaults to 1.",
      valueName: "calls")
  )
  var depth: Int?

  @Flag(help: "Also draw the Jobs that run experiments.")
  var experiments = false

  @Option(
    help: ArgumentHelp(
      "Mark what changed since an earlier version: a git revision of the same paths, a file, a folder, or - for standard input.",
      valueName: "revision|path"),
    completion: .file())
  var base: String?

  @OptionGroup var specOptions: SpecOptions

  func validate() throws {
    if let depth, !(0...1000).contains(depth) {
      throw ValidationError("--depth must be between 0 and 1000, not \(depth)")
    }
    if depth != nil, focus.isEmpty { throw ValidationError("--depth requires --focus") }
    if (paths + [base].compactMap(\.self)).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be used only once")
    }
    if let output, format == nil, GraphFormat(path: output) == nil {
      throw ValidationError(
        "unknown file name extension in '\(output)': use \(GraphFormat.suffixes), or set --format")
    }
  }

  func run() throws {
    try Pipeline.run {
      let format = format ?? output.flatMap(GraphFormat.init(path:)) ?? .svg
      let graph = try graph()
      let bytes = try format.bytes(of: graph)
      guard let output else { return try Pipeline.deliver(bytes) }
      try FileReplacement.replace([(output, bytes)])
    }
  }

  private func graph() throws(CommandFailure) -> SystemGraph {
    let declared = try DeclaredObjects(paths, profile: profile, specOptions)
    var graph = declared.graph(includesExperiments: experiments)
    if let base {
      let old: DeclaredObjects
      switch try BaseSource(base, of: paths) {
      case .path(let path):
        old = try DeclaredObjects([path], profile: profile, specOptions)
      case .revision(let revision):
        old = try DeclaredObjects(try RevisionInput(paths, at: revision), profile: profile, specOptions)
      }
      graph = graph.compared(
        to: old.graph(includesExperiments: experiments), objects: declared.objects, oldObjects: old.objects)
    }
    guard !graph.nodes.isEmpty else {
      throw CommandFailure(diagnostics: [.nothingToDraw(paths)], exitCode: 65)
    }
    guard !focus.isEmpty else { return graph }
    do throws(SystemGraph.UnknownService) {
      return try graph.focused(on: focus, depth: depth ?? 1)
    } catch {
      throw CommandFailure(diagnostics: [.unknownFocus(error)], exitCode: 64)
    }
  }
}

extension DeclaredObjects {
  /// The graph of the objects, with the calls of the specs.
  fileprivate func graph(includesExperiments: Bool) -> SystemGraph {
    let profiles = Set(systems.map(\.profileName)).sorted()
    let calls = calls.map { call in
      DeclaredCall(
        podLabels: call.podLabels, namespace: call.namespace, host: call.host, port: call.port,
        protocolName: call.protocolName, location: call.location)
    }
    return GraphBuilder.graph(
      of: objects, title: title, profile: profiles.isEmpty ? nil : profiles.joined(separator: ", "),
      calls: calls,
      includesExperiments: includesExperiments)
  }

  /// The name of the system: the most frequent name among the objects, where an object counts for its label
  /// `app.kubernetes.io/part-of` or, without this label, for its namespace.
  fileprivate var title: String {
    var counts: [String: Int] = [:]
    for object in objects {
      let labels = object.node["metadata"]?["labels"]
      let name = labels?[RecommendedLabel.partOf]?.text ?? object.identity.namespace
      if let name { counts[name, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "system"
  }
}

extension Diagnostic {
  fileprivate static func nothingToDraw(_ paths: [String]) -> Diagnostic {
    Diagnostic(
      "graph/nothing-to-draw", .error,
      "no workload, gateway, or ServiceEntry to draw in \(paths.inputNames)", at: nil,
      fix:
        "pass the manifests of workloads, such as the output of 'helm template'; to draw Jobs of experiments, add --experiments"
    )
  }

  fileprivate static func unknownFocus(_ service: SystemGraph.UnknownService) -> Diagnostic {
    Diagnostic(
      "graph/unknown-service", .error, "unknown service '\(service.name)'", at: nil,
      fix: service.nearest.map { "did you mean '\($0)'?" }
        ?? "use a service name, NAMESPACE/NAME, or an ID from the output of --format json")
  }
}
