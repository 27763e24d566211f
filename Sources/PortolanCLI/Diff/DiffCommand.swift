import ArgumentParser
import ChangeReport
import ClusterDiff
import Diagnostics
import Expansion
import ManifestTree

/// `portolan diff`: compares the declared objects with a dump of the live cluster.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare specs or manifests with an earlier version, or with a dump of a live cluster.",
    discussion: """
      EXAMPLES
        portolan diff shop --print-dump-command
        kubectl get … -o json | portolan diff shop --live -
        portolan diff shop --profile spot --live dump.yaml.gz --explain
        portolan diff manifests/ --live dump/ --format json
        portolan diff shop --cluster
        portolan diff shop --live dump.yaml --export argocd
        portolan diff shop --base origin/main
        portolan diff shop --base HEAD~1 --profile spot --fail-on opens-access --fail-on loses-data
        helm template shop | portolan diff - --base rendered/ --format markdown

      Without --cluster, portolan does not connect to a cluster. Defaults, other spellings and another order that the \
      server sets are not drift, and fields of other controllers are marked as such. \
      `.portolan.yaml` in the current folder can list differences to ignore.

      EXIT CODES
        0   no drift or change      66  input or revision not found
        1   drift, changes, or      69  no Swift toolchain, kubectl, gzip or git
            a risk of --fail-on     70  a bug of portolan
        64  usage                   74  output cannot be written
        65  faulty spec, manifest
            or dump
      """)

  @Argument(
    help: ArgumentHelp(
      "Specs (an App.swift or a folder that holds one), manifests, folders of manifests, or - for standard input.",
      valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A dump of the cluster: a file, a folder, or - for standard input; gzip files are unpacked.",
      valueName: "path"
    ),
    completion: .file())
  var live: [String] = []

  @Option(
    defaultAsFlag: "",
    help: ArgumentHelp("Dump the cluster with kubectl, in the given context.", valueName: "context"))
  var cluster: String?

  @Option(
    help: ArgumentHelp(
      "Compare with an earlier version instead of a cluster: a git revision of the same paths, a file, a folder, or -.",
      valueName: "revision|path"),
    completion: .file())
  var base: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "With --base, exit with 1 only for changes with this risk. Repeatable; 'any' is every risk.",
      valueName: "risk"),
    transform: RiskChoice.init)
  var failOn: [RiskChoice] = []

  @Flag(help: "With --base, also report the lint findings that the earlier version does not have.")
  var lint = false

  @Flag(help: "Print the kubectl commands that create the dump.")
  var printDumpCommand = false

  @Option(help: "The profile to compare; by default the app's first one, or all with --base.")
  var profile: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The namespace of a spec's objects, and of manifests without one.",
      discussion:
        "Defaults to the spec's namespace, and for manifests to the namespace in which most of them are live."
    ))
  var namespace: String?

  @Option(help: "Output format: text, json, markdown, github or html.")
  var format = DiffFormat.text

  @Flag(help: "Also list the differences that are not drift, with the reason.")
  var explain = false

  @Flag(help: "Also list live objects that are not declared.")
  var showOrphans = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Ignore differences at a path, such as Deployment/cart:spec.replicas; * matches anything.",
      valueName: "rule"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "Instead of a report, print ignore rules of a GitOps controller for fields that other controllers own: argocd or flux.",
      valueName: "format"),
    transform: { text in
      guard let format = ExportFormat(rawValue: text) else {
        throw ValidationError("expected argocd or flux, found '\(text)'")
      }
      return format
    })
  var export: ExportFormat?

  @Option(
    name: .customLong("set-image"),
    help: ArgumentHelp(
      "Replace the image of a service or of one of its containers.", valueName: "service=ref"),
    transform: { text in
      guard let image = ImageOverride(text) else {
        throw ValidationError("expected SERVICE=REF or SERVICE/CONTAINER=REF, found '\(text)'")
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
      throw ValidationError("expected --base, --live with a dump, --cluster or --print-dump-command")
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
    case .text: return TextChangeReport(coloured: StandardStreams.isOutputColoured).text(for: changes)
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
    StandardStreams.report(report.diagnostics)
    return report
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
    case .text: return TextReport(coloured: StandardStreams.isOutputColoured).text(for: report)
    case .json: return report.json
    case .markdown: return report.markdown
    case .github: return report.github
    case .html: return report.html
    }
  }
}

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
