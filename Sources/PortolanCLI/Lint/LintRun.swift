import Diagnostics
import Foundation
import KubernetesModel
import LintRules
import ManifestTree

/// The rules of a run, and what keeps findings back.
struct LintRun {
  let rules: [any Rule]
  let settings: LintSettings
  let version: KubernetesVersion
  let baseline: Baseline?
  let today: String

  /// What the rules find in everything under review, and how many findings were kept back.
  func outcome(on input: LintInput) -> (findings: [Finding], keptBack: Int) {
    let linter = Linter(rules)
    var findings: [Finding] = []
    var keptBack = 0
    var used: Set<String> = []
    var unused: [(allowance: String, finding: Finding)] = []
    for group in input.groups {
      let fleet = Fleet(
        group.objects, for: version, profile: group.profile, settings: settings, faults: group.faults)
      let requested = RequestedRules(group.objects, besides: rules, settings)
      let result = Allowances(group.objects, today: today)
        .apply(to: linter.findings(in: fleet) + requested.findings(in: fleet), by: rules)
      findings += group.located(result.findings.map(settings.weighed))
      unused += zip(result.unused, group.located(result.unused.map(\.finding))).map { ($0.allowance, $1) }
      used.formUnion(result.used)
      keptBack += result.allowedCount
    }
    // What one object or profile has no use for, another one may need; of all without a use, the first tells.
    findings += unused.filter { used.insert($0.allowance).inserted }.map(\.finding)
    let distinct = findings.withoutRepeats.sorted()
    guard let baseline else { return (distinct, keptBack) }
    let news = baseline.news(in: distinct)
    return (news, keptBack + distinct.count - news.count)
  }
}

extension [Finding] {
  /// Several profiles of a spec say the same thing at the same place: once is enough.
  fileprivate var withoutRepeats: [Finding] {
    var seen: Set<String> = []
    return filter { finding in
      // All objects of a service have its allowances, which are wrong only once.
      let object =
        finding.rule == "allowance"
        ? "" : "\(finding.object.kind)/\(finding.object.namespace ?? "")/\(finding.object.name)"
      return seen.insert("\(finding.rule) \(finding.location) \(object) \(finding.path) \(finding.message)")
        .inserted
    }
  }
}
