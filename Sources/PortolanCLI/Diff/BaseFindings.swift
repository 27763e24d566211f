import Diagnostics
import KubernetesFacts
import LintEngine
import LintRules
import ManifestTree

/// The lint findings of a version that an earlier version does not have.
struct BaseFindings {
  let old: ProfiledObjects
  let new: ProfiledObjects
  let profile: String?
  /// The paths of the new version, whose folders can contain settings.
  let paths: [String]

  /// The new findings, with the rules and severities of the settings.
  func news() throws(CommandFailure) -> [Diagnostic] {
    let settings = try ProjectSettings.ofProject(with: paths).lint
    let rules = settings.chosenRules(of: Catalogue.ruleSet, named: [], all: false, preset: nil)
    func run(_ baseline: Baseline?) -> LintRun {
      LintRun(
        rules: rules, settings: settings, version: settings.version ?? .newest, baseline: baseline,
        today: BaselineFile.today)
    }
    let known = run(nil).outcome(on: try input(old)).findings
    let outcome = run(Baseline(Baseline.node(of: known))).outcome(on: try input(new))
    return outcome.findings.map { finding in
      Diagnostic(
        "lint/\(finding.rule)", finding.severity, finding.message, at: finding.location, notes: finding.notes,
        fix: finding.fix)
    }
  }

  /// The earlier version of paths as the input of a review.
  static func input(
    _ base: BaseSource, of paths: [String], profile: String?, _ options: SpecOptions
  ) throws(CommandFailure) -> LintInput {
    switch base {
    case .path(let path): return try LintInput.read([path], profile: profile, options)
    case .revision(let revision):
      let earlier = try RevisionInput(paths, at: revision)
      let specs = try LoadedSpec.load(earlier.specs, options, reportsNotes: false)
      let known = profile.map { name in specs.filter { $0.profileNames.contains(name) } } ?? specs
      return try LintInput(specs: known, earlier.manifests, profile: profile)
    }
  }

  private func input(_ side: ProfiledObjects) throws(CommandFailure) -> LintInput {
    let own = profile.flatMap { name in
      side.groups.contains { $0.profile == name } ? name : nil
    }
    return try LintInput(specs: side.specs, side.manifests, profile: own)
  }
}
