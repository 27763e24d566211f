internal import Diagnostics
internal import KubernetesFacts
package import ManifestTree

/// The allowances in annotations: findings that are intentional.
///
/// `portolan.dev/allow` contains entries of the form `rule: reason`, separated by semicolons or line breaks.
/// `until=2027-01-31` before the reason sets an expiry date. The ignore annotations of kube-linter, kube-score,
/// Polaris, Checkov, and istioctl apply to the rules that cover their checks.
package struct Allowances: Sendable {
  private let all: [Allowance]
  private let byObject: [ObjectIdentity: [Allowance]]
  private let today: String
  private let rules: RuleSet

  /// Reads the annotations of objects.
  /// - Parameters:
  ///   - today: the current date, such as `2027-01-31`, which determines whether allowances have expired.
  ///   - rules: the rules that allowances can name.
  package init(_ objects: [Object], today: String, of rules: RuleSet) {
    self.today = today
    self.rules = rules
    all = objects.concurrentMap { Allowance.all(of: $0, rules) }.flatMap(\.self)
    byObject = Dictionary(grouping: all, by: \.object.identity)
  }

  /// The result of applying allowances to findings.
  package struct Outcome: Sendable {
    /// The findings without an allowance, and those about invalid or expired allowances.
    package var findings: [Finding]
    /// The number of allowed findings.
    package var allowedCount: Int
    /// The allowed findings with their reasons.
    package var allowed: [AllowedFinding] = []
    /// The allowances that matched a finding, as written in the annotations.
    package var used: Set<String> = []
    /// The allowances that matched no finding, each with the finding about it.
    package var unused: [(allowance: String, finding: Finding)] = []
  }

  /// Removes the allowed findings.
  /// - Parameters:
  ///   - findings: the findings in the objects.
  ///   - rules: the rules that ran; allowances of other rules are not checked.
  package func apply(to findings: [Finding], by rules: [any Rule]) -> Outcome {
    guard !byObject.isEmpty else { return Outcome(findings: findings, allowedCount: 0) }
    var outcome = Outcome(findings: [], allowedCount: 0)
    outcome.findings = findings.filter { finding in
      guard let allowances = byObject[finding.object] else { return true }
      let fitting = allowances.filter {
        $0.rules.contains(finding.rule) && !$0.isOver(on: today) && !$0.lacksReason && !$0.hasNoDay
      }
      outcome.used.formUnion(fitting.map(\.text))
      if let allowance = fitting.first {
        outcome.allowed.append(AllowedFinding(finding: finding, reason: allowance.reason ?? allowance.text))
      }
      return fitting.isEmpty
    }
    outcome.allowedCount = findings.count - outcome.findings.count
    let ran = Set(rules.map(\.card.id))
    for allowance in all {
      if let fault = allowance.fault(on: today, self.rules) {
        outcome.findings.append(fault)
      } else if let finding = allowance.findingIfUnused(ran: ran), !outcome.used.contains(allowance.text) {
        outcome.unused.append((allowance.text, finding))
      }
    }
    return outcome
  }
}

/// A finding that an allowance suppresses.
package struct AllowedFinding: Sendable {
  package var finding: Finding
  /// The reason for the allowance.
  package let reason: String

  package init(finding: Finding, reason: String) {
    self.finding = finding
    self.reason = reason
  }
}

/// One allowance of an object.
package struct Allowance: Sendable {
  package let object: Object
  package let path: NodePath
  /// The annotation's entry; for another tool's annotation, its key.
  package let text: String
  /// The rules whose findings are allowed.
  package let rules: [String]
  /// The reason; nil for an annotation of another tool, which requires none.
  package let reason: String?
  /// The expiry date, such as `2027-01-31`; nil if there is none.
  package let until: String?
  package let isForeign: Bool

  package var lacksReason: Bool { !isForeign && (reason ?? "").isEmpty }

  /// Whether the expiry is not a valid date.
  package var hasNoDay: Bool { until.map { !Self.isDay($0) } ?? false }

  package func isOver(on today: String) -> Bool { until.map { $0 < today } ?? false }

  /// Whether a string is a date of the form `2027-01-31`.
  private static func isDay(_ text: String) -> Bool {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false)
    guard fields.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
      let year = Int(fields[0]), let month = Int(fields[1]), let day = Int(fields[2]), 1...12 ~= month
    else { return false }
    let isLeapYear = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...days[month - 1] ~= day
  }

  /// The finding about an invalid or expired allowance; nil if it is neither.
  package func fault(on today: String, _ known: RuleSet) -> Finding? {
    let rule = rules.first ?? ""
    if !isForeign, !known.contains(rule) {
      let near = nearestName(to: rule, among: known.ids)
      return finding("unknown rule '\(rule)'", .error, fix: near.map { "did you mean '\($0)'?" })
    }
    if lacksReason {
      return finding(
        "the allowance for '\(rule)' has no reason", .error,
        fix: "use '\(rule): REASON', or '\(rule): until=2027-01-31 REASON'")
    }
    if hasNoDay {
      return finding(
        "invalid expiry date '\(until ?? "")' in the allowance for '\(rule)': use a date such as 2027-01-31",
        .error)
    }
    guard isOver(on: today) else { return nil }
    return finding(
      "the allowance for '\(rule)' was valid until \(until ?? "")", .warning,
      fix: "fix the problem and remove the allowance, or set a later date")
  }

  /// The finding about an unused allowance; nil if its rules did not run or it belongs to another tool.
  package func findingIfUnused(ran: Set<String>) -> Finding? {
    guard !isForeign, rules.contains(where: ran.contains) else { return nil }
    return finding(
      "the allowance for '\(rules.first ?? "")' is unused: the rule reports nothing here", .warning)
  }

  private func finding(_ message: String, _ severity: Severity, fix: String? = nil) -> Finding {
    Finding(
      rule: "allowance", severity: severity, message: message, object: object, path: path, notes: [],
      fix: fix ?? "remove or correct the allowance", repair: nil)
  }

  package static func all(of object: Object, _ known: RuleSet) -> [Allowance] {
    let foreignAnnotations = ForeignAnnotations(known)
    let ofObject = object.annotations(at: NodePath()).flatMap { annotation in
      if annotation.key == PortolanKey.allow {
        let items = annotation.text.split { $0 == ";" || $0 == "\n" }.map(\.trimmed).filter { !$0.isEmpty }
        return items.map { own($0, of: object, at: annotation.path) }
      }
      let rules = foreignAnnotations.rules(allowedBy: annotation.key, annotation.text)
      return rules.isEmpty ? [] : [foreign(annotation, rules, of: object)]
    }
    let ofPods = object.podAnnotations.compactMap { annotation in
      let rules = foreignAnnotations.rules(ofKubeScore: annotation.key, annotation.text)
      return rules.isEmpty ? nil : foreign(annotation, rules, of: object)
    }
    return ofObject + ofPods
  }

  private static func foreign(_ annotation: Annotation, _ rules: [String], of object: Object) -> Allowance {
    Allowance(
      object: object, path: annotation.path, text: annotation.key, rules: rules, reason: annotation.text,
      until: nil, isForeign: true)
  }

  private static func own(_ text: String, of object: Object, at path: NodePath) -> Allowance {
    let fields = text.split(separator: ":", maxSplits: 1)
    var reason = fields.count == 2 ? fields[1].trimmed : nil
    var until: String?
    if let words = reason, words.hasPrefix("until=") {
      until = String(words.dropFirst(6).prefix { $0 != " " })
      reason = words.dropFirst(6 + (until?.count ?? 0)).trimmed
    }
    return Allowance(
      object: object, path: path, text: text, rules: [(fields.first ?? "").trimmed], reason: reason,
      until: until,
      isForeign: false)
  }
}
