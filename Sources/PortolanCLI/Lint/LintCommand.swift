public import ArgumentParser
public import Diagnostics
import KubernetesModel
public import LintRules
import ManifestTree

/// `portolan lint`: what is wrong, unsafe or fragile in specs and manifests.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Find what is wrong, unsafe or fragile in specs and manifests.",
    discussion: """
      EXAMPLES
        portolan lint Sources/App.swift
        portolan lint --preset production manifests/
        helm template shop | portolan lint -
        kubectl get deploy,svc,pdb,hpa -o yaml | portolan lint --format json -

      EXIT CODES
        0  no finding of the severity that fails  1  findings           64 usage
        65 input that cannot be read              66 input not found    70 a bug of portolan
      """)

  @Argument(
    help: ArgumentHelp(
      "Specs (App.swift or its folder), files or folders of YAML and JSON, or - for standard input.",
      valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(help: "The rules to run: default, production or restricted.")
  var preset = Preset.default

  @Option(name: .customLong("rule"), help: ArgumentHelp("Run this rule alone; repeatable.", valueName: "id"))
  var rules: [String] = []

  @Flag(help: "Run every rule, those of no preset too.")
  var all = false

  @Option(help: "The least severity that fails: error, warning or info.")
  var failOn = Severity.warning

  @Option(
    name: .customLong("kubernetes"),
    help: ArgumentHelp(
      "The version of Kubernetes, such as 1.31; the newest known by default.", valueName: "version"),
    transform: { text in
      guard let version = KubernetesVersion(text), SchemaTable.kubernetes(version) != nil else {
        throw ValidationError(
          "expected a version from \(KubernetesVersion.oldest) to \(KubernetesVersion.newest), found '\(text)'"
        )
      }
      return version
    })
  var version: KubernetesVersion?

  @Option(help: "The profile of specs; all of them by default.")
  var profile: String?

  @Option(help: "How to print: text or json.")
  var format = LintFormat.text

  @OptionGroup var specOptions: SpecOptions

  func run() throws {
    do {
      let report = try report()
      try StandardStreams.write(format.bytes(of: report.report, report.sources))
      if report.report.findings.contains(where: { $0.severity >= failOn }) { throw ExitCode(1) }
    } catch let fault as Fault {
      throw fault.exit()
    }
  }

  private func report() throws(Fault) -> (report: Report, sources: SourceLines) {
    let linter = Linter(try chosenRules())
    let input = try LintInput.read(paths, profile: profile, specOptions)
    var findings: [Finding] = []
    for group in input.groups {
      let fleet = Fleet(group.objects, for: version ?? .newest, profile: group.profile)
      findings += group.located(linter.findings(in: fleet))
    }
    return (Report(findings.withoutRepeats), SourceLines(input.files))
  }

  private func chosenRules() throws(Fault) -> [any Rule] {
    let known = Catalogue.rules.map(\.card.id)
    let unknown = rules.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      throw Fault(diagnostics: unknown.map { .unknownRule($0, known: known) }, exitCode: 64)
    }
    if !rules.isEmpty { return Catalogue.rules.filter { rules.contains($0.card.id) } }
    if all { return Catalogue.rules }
    return Catalogue.rules.filter { rule in rule.card.preset.map { $0 <= preset } ?? false }
  }
}

extension Preset: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}

extension [Finding] {
  /// Several profiles of a spec say the same thing at the same place: once is enough.
  var withoutRepeats: [Finding] {
    var seen: Set<String> = []
    return filter { finding in
      let object = "\(finding.object.kind)/\(finding.object.namespace ?? "")/\(finding.object.name)"
      return seen.insert("\(finding.rule) \(finding.location) \(object) \(finding.path) \(finding.message)")
        .inserted
    }
  }
}

extension Diagnostic {
  static func unknownRule(_ id: String, known: [String]) -> Diagnostic {
    let near = nearestName(to: id, among: known).map { "did you mean '\($0)'?" }
    return Diagnostic(
      "command/unknown-rule", .error, "no rule is named '\(id)'", at: nil,
      fix: near ?? "'portolan rules' lists the rules")
  }
}
