import ArgumentParser
import Diagnostics
import KubernetesFacts
internal import LintEngine
internal import LintRules
import ManifestTree

/// `portolan lint`: finds errors and risks in specs and manifests.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find errors, security risks, and availability risks in specs and manifests.",
    discussion: """
      EXAMPLES
        portolan lint Sources/App.swift
        portolan lint --preset production manifests/
        helm template shop | portolan lint -
        kubectl get deploy,svc,pdb,hpa -o yaml | portolan lint --format json -
        portolan lint --fix manifests/
        portolan lint --base origin/main shop

      SETTINGS
        `.portolan.yaml` in the current folder can set preset, fail-on, and
        kubernetes. If that file does not exist and all paths are in one folder,
        portolan reads `.portolan.yaml` in that folder. For each rule, the file can
        set a severity, options, or off:

        lint:
          preset: production
          rules:
            exposed-twice: off
            short-grace-period: {severity: error, seconds: 20}

      EXIT CODES
        0   no finding of the severity --fail-on  66  input or revision not found
            or above                                  or not readable
        1   such findings; with --check, fixes    69  no Swift toolchain, git,
        64  invalid usage                             or gzip
        65  invalid input                         70  internal error (bug)
                                                  73, 74  output or temporary files
                                                      cannot be written, or git
                                                      cannot read the revision
      """)

  @Argument(
    help: ArgumentHelp(
      "Specs (App.swift, its folder, or a compiled spec), files or folders of YAML and JSON, or - for standard input.",
      valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(
    help:
      "Run the rules of this preset: default, baseline, production, or restricted. Defaults to the setting 'preset', or to default."
  )
  var preset: Preset?

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp(
      "Run only this rule, even if the settings turn it off. References to objects that are not in the input are reported as missing, and the rules assume an Istio mesh. Repeatable.",
      valueName: "id"))
  var rules: [String] = []

  @Flag(help: "Run every rule that the settings do not turn off, including rules that belong to no preset.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Lowest severity that makes the command exit with 1: error, warning, or info. Defaults to the setting 'fail-on', or to warning.",
      valueName: "severity"))
  var failOn: Severity?

  @Option(
    name: .customLong("kubernetes"),
    help: ArgumentHelp(
      "Check for this Kubernetes version, such as 1.31. Defaults to the setting 'kubernetes', or to the newest known version.",
      valueName: "version"),
    transform: { text in
      guard let version = KubernetesVersion(text), SchemaTable.kubernetes(version) != nil else {
        throw ValidationError(
          "unknown Kubernetes version '\(text)': use a version from \(KubernetesVersion.oldest) to \(KubernetesVersion.newest)"
        )
      }
      return version
    })
  var version: KubernetesVersion?

  @Option(help: "Profile of the specs. Defaults to all profiles.")
  var profile: String?

  @Option(help: "Output format: text, json, sarif, junit, github, or gitlab.")
  var format = LintFormat.text

  @Option(
    help: ArgumentHelp("Hide findings that this baseline contains.", valueName: "file"), completion: .file()
  )
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Hide findings that an earlier version has: a git revision of the same paths, a file, a folder, or - for standard input.",
      valueName: "revision|path"),
    completion: .file())
  var base: String?

  @Option(
    help: ArgumentHelp(
      "Write all findings to this baseline file instead of reporting them. Missing folders are created.",
      valueName: "file"),
    completion: .file())
  var writeBaseline: String?

  @Flag(
    help:
      "Apply safe fixes to manifest files. For specs, show the new line or patch below the finding instead.")
  var fix = false

  @Flag(
    help: "With --fix, print the fixes as a patch without changing files, and exit with 1 if there are fixes."
  )
  var check = false

  @OptionGroup var specOptions: SpecOptions

  func validate() throws {
    if check, !fix { throw ValidationError("--check requires --fix") }
    let others = [
      ("--baseline", baseline != nil), ("--write-baseline", writeBaseline != nil), ("--fix", fix),
    ]
    if base != nil, let other = others.first(where: \.1) {
      throw ValidationError("--base and \(other.0) are mutually exclusive")
    }
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("--baseline and --write-baseline are mutually exclusive")
    }
    if fix, writeBaseline != nil {
      throw ValidationError("--fix and --write-baseline are mutually exclusive")
    }
    if fix, !check, paths.contains("-") {
      throw ValidationError("--fix cannot change standard input: add --check to print the fixes as a patch")
    }
    if (paths + [base].compactMap(\.self)).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be used only once")
    }
  }

  func run() throws {
    try Pipeline.run {
      var settings = try ProjectSettings.ofProject(with: paths).lint
      settings.hasExplicitRules = !rules.isEmpty
      var run = try LintRun(
        rules: chosenRules(settings), settings: settings, version: version ?? settings.version ?? .newest,
        baseline: baseline.map { path throws(CommandFailure) in try BaselineFile(path).read() },
        today: BaselineFile.today)
      if let base {
        let earlier = try BaseFindings.input(
          try BaseSource(base, of: paths), of: paths, profile: profile, specOptions)
        run.baseline = Baseline(Baseline.node(of: run.outcome(on: earlier).findings))
      }
      var input = try LintInput.read(paths, profile: profile, specOptions)
      if fix { return try repair(input, run, settings) }
      input.releaseLargeFiles()
      var outcome = run.outcome(on: input)
      KeptUntilExit.keep(outcome.context)
      if let writeBaseline {
        try BaselineFile(writeBaseline).write(outcome.findings)
        outcome.findings = []
      }
      try print(outcome, of: input, settings)
    }
  }

  private func repair(_ input: LintInput, _ run: LintRun, _ settings: LintSettings) throws {
    var repairs = LintRepairs(input)
    let outcome = try repairs.make(run)
    if check {
      try StandardStreams.write(Array(repairs.patch.utf8))
      StandardStreams.report(repairs.input.faults)
      if !repairs.input.faults.isEmpty { throw ExitCode(65) }
      if !repairs.patch.isEmpty { throw ExitCode(1) }
      return
    }
    try repairs.write()
    try print(outcome, of: repairs.input, settings)
  }

  private func print(
    _ outcome: LintOutcome, of input: LintInput, _ settings: LintSettings
  ) throws {
    let report = Report(
      outcome.findings, allowedCount: outcome.allowedCount, knownCount: outcome.knownCount,
      faults: input.faults, allowed: outcome.allowed)
    StandardStreams.report(input.faults)
    try Pipeline.deliver(format.bytes(of: report, input.sources(of: outcome.findings)))
    if !input.faults.isEmpty { throw ExitCode(65) }
    let least = failOn ?? settings.failOn ?? .warning
    if outcome.findings.contains(where: { $0.severity >= least }) { throw ExitCode(1) }
  }

  private func chosenRules(_ settings: LintSettings) throws(CommandFailure) -> [any Rule] {
    let unknown = rules.filter { !Catalogue.ruleSet.contains($0) }
    guard unknown.isEmpty else {
      throw CommandFailure(
        diagnostics: unknown.map { .unknownRule($0, known: Catalogue.ruleSet.ids) }, exitCode: 64)
    }
    return settings.chosenRules(of: Catalogue.ruleSet, named: rules, all: all, preset: preset)
  }
}

extension Preset: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}

extension Diagnostic {
  static func unknownRule(_ id: String, known: [String]) -> Diagnostic {
    let similar = known.filter { !id.isEmpty && $0.contains(id.lowercased()) }.prefix(3)
    let near =
      similar.isEmpty
      ? nearestName(to: id, among: known).map { "did you mean '\($0)'?" }
      : "did you mean \(Array(similar).quoted.oneOf)?"
    return Diagnostic(
      "command/unknown-rule", .error, "unknown rule '\(id)'", at: nil,
      fix: near ?? "run 'portolan rules' to list the rules")
  }
}
