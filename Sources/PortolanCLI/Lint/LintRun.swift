import Diagnostics
import Foundation
import KubernetesFacts
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
      findings += group.located(settings.weighed(result.findings))
      unused += zip(result.unused, group.located(result.unused.map(\.finding))).map { ($0.allowance, $1) }
      used.formUnion(result.used)
      keptBack += result.allowedCount
    }
    // What one object or profile has no use for, another one may need; of all without a use, the first tells.
    findings += unused.filter { used.insert($0.allowance).inserted }.map(\.finding)
    let distinct = findings.sorted().withoutRepeats.withoutSecrets(of: input.groups.flatMap(\.objects))
    guard let baseline else { return (distinct, keptBack) }
    let news = baseline.news(in: distinct)
    return (news, keptBack + distinct.count - news.count)
  }
}

extension [Finding] {
  /// Each of them once, since several profiles of a spec say the same thing at the same place.
  ///
  /// They are sorted, so those of one place and rule stand together.
  fileprivate var withoutRepeats: [Finding] {
    var seen: Set<Identity> = []
    let distinct = indices.filter { number in
      if number > startIndex,
        self[number - 1].location != self[number].location || self[number - 1].rule != self[number].rule
      {
        seen.removeAll(keepingCapacity: true)
      }
      return seen.insert(Identity(self[number])).inserted
    }
    return distinct.count == count ? self : distinct.map { self[$0] }
  }

  /// What tells findings of one place and rule apart.
  private struct Identity: Hashable {
    let message: String
    let object: ObjectIdentity?
    let path: NodePath

    init(_ finding: Finding) {
      message = finding.message
      // All objects of a service have its allowances, which are wrong only once.
      object = finding.rule == "allowance" ? nil : finding.object
      path = finding.path
    }

    // The message mostly names the object.
    func hash(into hasher: inout Hasher) {
      hasher.combine(message)
      hasher.combine(object?.name)
    }
  }
}
