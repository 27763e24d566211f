import ArgumentParser
import ChangeReport
import ClusterDiff
import Diagnostics
import Expansion
import ManifestTree

/// `portolan diff`: compares the declared objects with a live cluster, a dump of it, or an earlier version.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare specs or manifests with an earlier version, or with a live cluster.",
    discussion: """
      EXAMPLES
        portolan diff shop --print-dump-command
        kubectl get … --show-managed-fields -o json | portolan diff shop --live -
        portolan diff shop --profile spot --live dump.yaml.gz --explain
        portolan diff manifests/ --live dump/ --format json
        portolan diff shop --cluster
        portolan diff shop --live dump.yaml --export argocd
        portolan diff shop --base origin/main
        portolan diff shop --base HEAD~1 --fail-on opens-access --fail-on loses-data
        helm template shop | portolan diff - --base rendered/ --format markdown

      portolan connects to a cluster only with --cluster. Defaults that the API server adds, equivalent values such as \
      1000m and 1, and a different order of list items, if the order has no meaning, are not drift. Fields that other \
      controllers own are listed as owned, and are not drift. \
      With --live and --cluster, `.portolan.yaml` in the current folder can list differences to ignore. If that file does \
      not exist and all paths are in one folder, portolan reads `.portolan.yaml` in that folder.

      EXIT CODES
        0   none of the differences below, or --export is set
        1   drift or missing objects; with --base, changes or new findings; with
            --fail-on, a change with one of the risks
        64  invalid usage
        65  invalid spec, manifest, dump, or settings
        66  input or revision not found or not readable
        69  no Swift toolchain, gzip, or git; kubectl is missing or fails
        70  internal error (bug)
        73  no folder for temporary files
        74  output cannot be written, or git cannot read the revision
      """)

  @Argument(
    help: ArgumentHelp(
      "Specs (App.swift, its folder, or a compiled spec), manifests, folders of manifests, or - for standard input.",
      valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Compare with a dump of the cluster: a plain or gzip-compressed file, a folder, or - for standard input. Repeatable.",
      valueName: "path"
    ),
    completion: .file())
  var live: [String] = []

  @Option(
    defaultAsFlag: "",
    help: ArgumentHelp(
      "Compare with the cluster of this kubectl context, or of the current context if no value is given. Without a value, put the option after the paths.",
      valueName: "context"))
  var cluster: String?

  @Option(
    help: ArgumentHelp(
      "Compare with an earlier version instead of a cluster: a git revision of the same paths, a file, a folder, or - for standard input.",
      valueName: "revision|path"),
    completion: .file())
  var base: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "With --base, exit with 1 only for changes with this risk: \(risks), or any for all of them. Repeatable.",
      valueName: "risk"),
    transform: RiskChoice.init)
  var failOn: [RiskChoice] = []

  @Flag(
    help:
      "With --base, also report lint findings that the earlier version does not have. The settings of lint apply, except fail-on."
  )
  var lint = false

  @Flag(help: "Print the kubectl commands that create the dump, without comparing.")
  var printDumpCommand = false

  @Option(help: "Profile to compare. Defaults to the app's first profile, or to all profiles with --base.")
  var profile: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Namespace for a spec's objects, and for manifests that do not set one.",
      discussion:
        "Defaults to the spec's namespace; for manifests with --live or --cluster, to the namespace with most of their live objects."
    ))
  var namespace: String?

  @Option(help: "Output format: text, json, markdown, github, or html.")
  var format = DiffFormat.text

  @Flag(
    help: "Also list cosmetic differences, such as defaults that the API server adds, each with the reason.")
  var explain = false

  @Flag(
    help:
      "Also list undeclared live objects that have the app.kubernetes.io/part-of label of a declared object or are in its namespace."
  )
  var showOrphans = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Ignore differences that this rule matches: a field such as Deployment/cart:spec.replicas, or all objects of a kind such as Lease; * matches any text. Repeatable.",
      valueName: "rule"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "Instead of a report, print rules that make a GitOps controller (argocd or flux) ignore restart markers and the fields that other controllers own.",
      valueName: "format"),
    transform: { text in
      guard let format = ExportFormat(rawValue: text) else {
        throw ValidationError("invalid controller '\(text)': use argocd or flux")
      }
      return format
    })
  var export: ExportFormat?

  @Option(
    name: .customLong("set-image"),
    help: ArgumentHelp(
      "Replace the image of a service (SERVICE=REF) or of one of its containers (SERVICE/CONTAINER=REF). Repeatable.",
      valueName: "service=ref"),
    transform: { text in
      guard let image = ImageOverride(text) else {
        throw ValidationError("invalid image replacement '\(text)': use SERVICE=REF or SERVICE/CONTAINER=REF")
      }
      return image
    })
  var images: [ImageOverride] = []

  @OptionGroup var specOptions: SpecOptions

  func validate() throws {
    if base != nil {
      let others = [
        ("--live", !live.isEmpty), ("--cluster", cluster != nil), ("--print-dump-command", printDumpCommand),
        ("--explain", explain), ("--show-orphans", showOrphans), ("--export", export != nil),
        ("--ignore", !ignore.isEmpty),
      ]
      if let other = others.first(where: \.1) {
        throw ValidationError("--base and \(other.0) are mutually exclusive")
      }
    } else if let option = [
      ("--fail-on", !failOn.isEmpty), ("--lint", lint),
    ]
    .first(where: \.1) {
      throw ValidationError("\(option.0) requires --base")
    } else if !printDumpCommand, live.isEmpty, cluster == nil {
      throw ValidationError("one of --base, --live, --cluster, and --print-dump-command is required")
    }
    if (live + paths + [base].compactMap(\.self)).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be used only once")
    }
  }

  func run() throws {
    try Pipeline.run {
      if let base { return try compare(with: base) }
      let declared = try DeclaredObjects(
        paths, profile: profile, images: images, namespace: namespace, specOptions
      ).objects
      if printDumpCommand {
        return try Pipeline.deliver(
          try DumpCommand(for: declared, namespace: namespace, context: cluster).text)
      }
      let report = try report(on: declared)
      try Pipeline.deliver(text(of: report), hasFindings: report.hasDrift && export == nil)
    }
  }

  private func compare(with base: String) throws {
    let comparison = BaseComparison(
      paths: paths, base: try BaseSource(base, of: paths),
      choice: .init(profile: profile, images: images, namespace: namespace, options: specOptions), lints: lint
    )
    let changes = try comparison.changes()
    let fails =
      failOn.isEmpty
      ? !changes.isEmpty || !changes.findings.isEmpty
      : changes.risks.contains { risk in failOn.contains { $0.includes(risk) } }
    try Pipeline.deliver(text(of: changes), hasFindings: fails)
  }

  private func text(of changes: ChangeSet) -> String {
    switch format {
    case .text: return TextChangeReport(colored: StandardStreams.isOutputColored).text(for: changes)
    case .json: return changes.json
    case .markdown: return changes.markdown
    case .github: return changes.github
    case .html: return changes.html
    }
  }

  private func report(on declared: [Object]) throws(CommandFailure) -> DriftReport {
    var request = DiffRequest(declared: declared, live: try liveObjects(for: declared))
    request.namespace = namespace
    // All kinds were requested from the cluster, so objects that are not in the dump are missing.
    request.hasAllKinds = cluster != nil && live.isEmpty
    request.explains = explain
    request.showsOrphans = showOrphans
    request.ignores = try ignore.map { IgnoreRule($0) } + ProjectSettings.ofProject(with: paths).ignores
    let report = DriftReport(of: request)
    StandardStreams.report(report.diagnostics + [otherNamespaces(report, request.live)].compactMap(\.self))
    return report
  }

  /// A warning if no declared object is live, and the namespaced objects of the dump are all in other namespaces.
  private func otherNamespaces(_ report: DriftReport, _ live: [Object]) -> Diagnostic? {
    guard report.comparedCount == 0, report.count(of: .missing) > 0 else { return nil }
    let missing = report.differences.lazy.filter { $0.kind == .missing }
    let declared = Set(missing.compactMap(\.object.namespace))
    let dumped = Set(live.lazy.compactMap(\.identity.namespace))
    guard !declared.isEmpty, !dumped.isEmpty, declared.isDisjoint(with: dumped) else { return nil }
    return .otherNamespaces(declared: declared.sorted(), dumped: dumped.sorted())
  }

  private func liveObjects(for declared: [Object]) throws(CommandFailure) -> [Object] {
    let live = LiveDumps()
    for path in self.live {
      for file in try InputFile.files(
        at: path, endings: [".yaml", ".yml", ".json", ".yaml.gz", ".yml.gz", ".json.gz"])
      {
        live.add(Dump(name: file == "-" ? "<stdin>" : file, bytes: try InputFile.read(file)))
      }
    }
    if let cluster {
      for dump in try DumpCommand(for: declared, namespace: namespace, context: cluster).run() {
        live.add(dump)
      }
    }
    try Pipeline.check(live.faults)
    // The process ends after the report, so the large dump is not freed, which would only take time.
    _ = Unmanaged.passRetained(live)
    return live.objects
  }

  private func text(of report: DriftReport) -> String {
    if let export { return report.exported(as: export) }
    switch format {
    case .text: return TextReport(colored: StandardStreams.isOutputColored).text(for: report)
    case .json: return report.json
    case .markdown: return report.markdown
    case .github: return report.github
    case .html: return report.html
    }
  }
}

private let risks = Risk.allCases.map(\.rawValue).joined(separator: ", ")

/// The output format of a report.
enum DiffFormat: String, CaseIterable, ExpressibleByArgument { case text, json, markdown, github, html }

/// The bytes of a dump, and its name in positions.
struct Dump {
  let name: String
  let bytes: [UInt8]
}

/// The objects of all dumps.
private final class LiveDumps {
  private(set) var objects: [Object] = []
  private(set) var faults: [Diagnostic] = []

  func add(_ dump: Dump) {
    let manifests = ManifestReader.read(dump.bytes, from: dump.name, of: .clusterDump)
    // The objects of a single dump are used without copying them.
    if objects.isEmpty { objects = manifests.objects } else { objects += manifests.objects }
    faults += manifests.diagnostics
  }
}

extension Diagnostic {
  fileprivate static func otherNamespaces(declared: [String], dumped: [String]) -> Diagnostic {
    func words(_ names: [String]) -> String {
      "\(names.count == 1 ? "namespace" : "namespaces") \(names.inputNames)"
    }
    return Diagnostic(
      "input/other-namespace", .warning,
      "the objects are declared in \(words(declared)), but the dump contains only objects of \(words(dumped))",
      at: nil,
      fix:
        "create the dump with the commands that --print-dump-command prints, or set --namespace or --profile")
  }
}
