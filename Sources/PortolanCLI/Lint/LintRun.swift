import Diagnostics
import KubernetesFacts
import LintEngine
import LintRules
import ManifestTree

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The result of a run.
struct LintOutcome {
  var findings: [Finding]
  /// The number of findings that allowances suppressed.
  var allowedCount: Int
  /// The number of findings that the baseline suppressed.
  var knownCount = 0
  /// The findings that allowances suppressed.
  var allowed: [AllowedFinding]
  /// The context of the last group of objects.
  var context: LintContext?
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
    var allowedCount = 0
    var allowed: [AllowedFinding] = []
    var used: Set<String> = []
    var unused: [(allowance: String, finding: Finding)] = []
    var lastContext: LintContext?
    for group in input.groups {
      let context = LintContext(
        group.objects, for: version, profile: group.profile, settings: settings, faults: group.faults,
        generated: group.generated, addedFields: group.addedFields, addedNamespaces: group.namespaces)
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
      allowedCount += result.allowedCount
      lastContext = context
    }
    // An allowance that is unused in one object or profile may be used in another; if it is unused in all, the first
    // one is reported.
    findings += unused.filter { used.insert($0.allowance).inserted }.map(\.finding)
    let distinct = input.certain(findings).sorted().withoutRepeats(
      namespaces: input.groups.reduce(into: [:]) { namespaces, group in
        guard let profile = group.profile, let namespace = group.namespace else { return }
        namespaces[profile, default: []].insert(namespace)
      }
    ).withoutSecrets(of: input.groups.lazy.flatMap(\.objects))
    let news = baseline?.news(in: distinct) ?? distinct
    return LintOutcome(
      findings: news, allowedCount: allowedCount, knownCount: distinct.count - news.count, allowed: allowed,
      context: lastContext)
  }
}

extension [Finding] {
  /// The findings without duplicates, because several profiles of a spec have the same findings at the same positions.
  ///
  /// The findings are sorted, so those with the same position and rule are adjacent. A finding that not all profiles
  /// have contains the names of its profiles. Findings that differ only in the namespace of the profile are the same.
  /// - Parameter namespaces: the namespaces of the apps in each profile.
  fileprivate func withoutRepeats(namespaces: [String: Set<String>]) -> [Finding] {
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
      let identity = Identity(finding, without: finding.profiles.first.flatMap { namespaces[$0] } ?? [])
      if let place = seen[identity] {
        for profile in finding.profiles where !distinct[place].profiles.contains(profile) {
          distinct[place].profiles.append(profile)
        }
      } else {
        seen[identity] = distinct.count
        distinct.append(finding)
      }
    }
    for place in distinct.indices {
      let own = distinct[place].profiles
      guard !own.isEmpty, own.count < namespaces.count else { continue }
      let names = own.quoted.listed
      distinct[place].notes.append(
        .init("found only in \(own.count == 1 ? "profile" : "profiles") \(names)", at: nil))
    }
    return distinct
  }

  /// The properties that distinguish findings with the same position and rule.
  private struct Identity: Hashable {
    let message: String
    let object: ObjectIdentity?
    let path: NodePath

    init(_ finding: Finding, without namespaces: Set<String>) {
      var message = finding.message
      // All objects of a service have its allowances, whose errors are reported only once.
      var object = finding.rule == "allowance" ? nil : finding.object
      for namespace in namespaces {
        message = message.replacingWord(namespace, with: "*")
        if object?.namespace == namespace { object?.namespace = "*" }
        if object?.kind == "Namespace", object?.name == namespace { object?.name = "*" }
      }
      self.message = message
      self.object = object
      path = finding.path
    }

    // The object is usually part of the message.
    func hash(into hasher: inout Hasher) {
      hasher.combine(message)
      hasher.combine(object?.name)
    }
  }
}

extension String {
  /// The string with a DNS label replaced wherever the label is not part of a longer one.
  fileprivate func replacingWord(_ word: String, with other: String) -> String {
    guard !word.isEmpty, contains(word) else { return self }
    func isPart(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "-" } ?? false
    }
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: word) {
      let isWhole =
        !isPart(rest[..<range.lowerBound].last ?? result.last)
        && !isPart(rest[range.upperBound...].first)
      result += rest[..<range.lowerBound]
      result += isWhole ? other[...] : rest[range]
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
