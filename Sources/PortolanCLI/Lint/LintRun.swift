import Diagnostics
import Foundation
import KubernetesFacts
import LintEngine
import LintRules
import ManifestTree

/// The result of a run.
struct LintOutcome {
  var findings: [Finding]
  /// The number of findings that allowances and the baseline suppressed.
  var keptBack: Int
  /// The findings that allowances suppressed.
  var allowed: [AllowedFinding]
}

/// The rules of a run, with the allowances and the baseline.
struct LintRun {
  let rules: [any Rule]
  let settings: LintSettings
  let version: KubernetesVersion
  var baseline: Baseline?
  let today: String

  /// Runs the rules on all objects, and counts the suppressed findings.
  func outcome(on input: LintInput) -> LintOutcome {
    let linter = Linter(rules)
    var findings: [Finding] = []
    var keptBack = 0
    var allowed: [AllowedFinding] = []
    var used: Set<String> = []
    var unused: [(allowance: String, finding: Finding)] = []
    for group in input.groups {
      let context = LintContext(
        group.objects, for: version, profile: group.profile, settings: settings, faults: group.faults,
        generated: group.generated)
      let requested = RequestedRules(group.objects, besides: rules, settings, of: Catalogue.ruleSet)
      let result = Allowances(group.objects, today: today, of: Catalogue.ruleSet)
        .apply(to: linter.findings(in: context) + requested.findings(in: context), by: rules)
      findings += group.located(settings.withConfiguredSeverities(result.findings)).map { finding in
        var finding = finding
        finding.profiles = group.profile.map { [$0] } ?? []
        return finding
      }
      allowed += zip(
        group.located(settings.withConfiguredSeverities(result.allowed.map(\.finding))), result.allowed
      ).map {
        AllowedFinding(finding: $0, reason: $1.reason)
      }
      unused += zip(result.unused, group.located(result.unused.map(\.finding))).map { ($0.allowance, $1) }
      used.formUnion(result.used)
      keptBack += result.allowedCount
    }
    // An allowance that is unused in one object or profile may be used in another; if it is unused in all, the first
    // one is reported.
    findings += unused.filter { used.insert($0.allowance).inserted }.map(\.finding)
    let distinct = input.certain(findings).sorted().withoutRepeats(
      profiles: Set(input.groups.compactMap(\.profile)).count
    ).withoutSecrets(of: input.groups.flatMap(\.objects))
    guard let baseline else {
      return LintOutcome(findings: distinct, keptBack: keptBack, allowed: allowed)
    }
    let news = baseline.news(in: distinct)
    return LintOutcome(
      findings: news, keptBack: keptBack + distinct.count - news.count, allowed: allowed)
  }
}

extension [Finding] {
  /// The findings without duplicates, because several profiles of a spec have the same findings at the same positions.
  ///
  /// The findings are sorted, so those with the same position and rule are adjacent. A finding that not all profiles
  /// have contains the names of its profiles.
  fileprivate func withoutRepeats(profiles: Int) -> [Finding] {
    var seen: [Identity: Int] = [:]
    var distinct: [Finding] = []
    distinct.reserveCapacity(count)
    for number in indices {
      let finding = self[number]
      if number > startIndex,
        self[number - 1].location != finding.location || self[number - 1].rule != finding.rule
      {
        seen.removeAll(keepingCapacity: true)
      }
      if let place = seen[Identity(finding)] {
        for profile in finding.profiles where !distinct[place].profiles.contains(profile) {
          distinct[place].profiles.append(profile)
        }
      } else {
        seen[Identity(finding)] = distinct.count
        distinct.append(finding)
      }
    }
    for place in distinct.indices {
      let own = distinct[place].profiles
      guard !own.isEmpty, own.count < profiles else { continue }
      let names = own.map { "'\($0)'" }.joined(separator: ", ")
      distinct[place].notes.append(
        .init("found only in \(own.count == 1 ? "profile" : "profiles") \(names)", at: nil))
    }
    return distinct
  }

  /// What distinguishes findings with the same position and rule.
  private struct Identity: Hashable {
    let message: String
    let object: ObjectIdentity?
    let path: NodePath

    init(_ finding: Finding) {
      message = finding.message
      // All objects of a service have its allowances, whose errors are reported only once.
      object = finding.rule == "allowance" ? nil : finding.object
      path = finding.path
    }

    // The object is usually part of the message.
    func hash(into hasher: inout Hasher) {
      hasher.combine(message)
      hasher.combine(object?.name)
    }
  }
}
