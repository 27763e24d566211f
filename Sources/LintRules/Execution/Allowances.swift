internal import Diagnostics
public import ManifestTree

/// What objects say of findings that they mean to have.
///
/// `portolan.dev/allow` holds a list of `rule: reason` divided by semicolons or lines; `until=2027-01-31` before the
/// reason ends an allowance. The ignore annotations of kube-linter, kube-score and Polaris count for the rules that
/// cover their checks.
public struct Allowances: Sendable {
  private let all: [Allowance]
  private let byObject: [ObjectIdentity: [Allowance]]
  private let today: String

  /// Reads the annotations of objects.
  /// - Parameter today: the date that ends allowances, as `2027-01-31`.
  public init(_ objects: [Object], today: String) {
    self.today = today
    all = objects.flatMap(Allowance.all)
    byObject = Dictionary(grouping: all, by: \.object.identity)
  }

  /// What is left of findings.
  public struct Outcome: Sendable {
    /// The findings that no allowance keeps back, and those about allowances that are wrong themselves.
    public var findings: [Finding]
    /// How many findings were kept back.
    public var allowedCount: Int
    /// The findings that were kept back, each with the reason.
    public var allowed: [AllowedFinding] = []
    /// The allowances that kept something back, as the annotations spell them.
    public var used: Set<String> = []
    /// The allowances that kept nothing back, each with the finding about it.
    public var unused: [(allowance: String, finding: Finding)] = []
  }

  /// Keeps back what objects mean to have.
  /// - Parameters:
  ///   - findings: what rules found in the objects.
  ///   - rules: those that ran; an allowance of another one is not looked at.
  public func apply(to findings: [Finding], by rules: [any Rule]) -> Outcome {
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
      if let fault = allowance.fault(on: today) {
        outcome.findings.append(fault)
      } else if let finding = allowance.findingIfUnused(ran: ran), !outcome.used.contains(allowance.text) {
        outcome.unused.append((allowance.text, finding))
      }
    }
    return outcome
  }
}

/// A finding that an allowance keeps back.
public struct AllowedFinding: Sendable {
  /// The finding.
  public var finding: Finding
  /// Why it is allowed.
  public let reason: String

  /// Makes one.
  public init(finding: Finding, reason: String) {
    self.finding = finding
    self.reason = reason
  }
}

/// One allowance of an object.
struct Allowance: Sendable {
  let object: Object
  let path: NodePath
  /// What the annotation says.
  let text: String
  /// The rules that are allowed to find something.
  let rules: [String]
  /// What follows the rule; nil where the annotation is another tool's, which asks for no reason.
  let reason: String?
  /// The last day, as `2027-01-31`; nil if it has no end.
  let until: String?
  let isForeign: Bool

  var lacksReason: Bool { !isForeign && (reason ?? "").isEmpty }

  /// Whether it ends at something that is no day, of which nobody can say whether it is past.
  var hasNoDay: Bool { until.map { !Self.isDay($0) } ?? false }

  func isOver(on today: String) -> Bool { until.map { $0 < today } ?? false }

  /// Whether a text has the form of `2027-01-31`.
  private static func isDay(_ text: String) -> Bool {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false)
    guard fields.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) })
    else { return false }
    return (1...12).contains(Int(fields[1]) ?? 0) && (1...31).contains(Int(fields[2]) ?? 0)
  }

  /// What is wrong with the allowance whatever was found.
  func fault(on today: String) -> Finding? {
    let rule = rules.first ?? ""
    if !isForeign, !Catalogue.ids.contains(rule) {
      let near = nearestName(to: rule, among: Catalogue.ids)
      return finding("unknown rule '\(rule)'", .error, fix: near.map { "did you mean '\($0)'?" })
    }
    if lacksReason {
      return finding("allowance of '\(rule)' requires a reason after a colon", .error)
    }
    if hasNoDay {
      return finding(
        "invalid expiry date '\(until ?? "")' in the allowance of '\(rule)': use a date such as 2027-01-31",
        .error)
    }
    guard isOver(on: today) else { return nil }
    return finding("allowance of '\(rule)' expired on \(until ?? "")", .warning)
  }

  /// What is wrong with it where it keeps nothing back; nil if nobody looked, or if it is another tool's.
  func findingIfUnused(ran: Set<String>) -> Finding? {
    guard !isForeign, rules.contains(where: ran.contains) else { return nil }
    return finding(
      "allowance of '\(rules.first ?? "")' is unused: the rule reports nothing here", .warning)
  }

  private func finding(_ message: String, _ severity: Severity, fix: String? = nil) -> Finding {
    Finding(
      rule: "allowance", severity: severity, message: message, object: object, path: path, notes: [],
      fix: fix ?? "remove or correct the allowance", repair: nil)
  }

  static func all(of object: Object) -> [Allowance] {
    let ofObject = object.annotations(at: NodePath()).flatMap { annotation in
      if annotation.key == "portolan.dev/allow" {
        let items = annotation.text.split { $0 == ";" || $0 == "\n" }.map(\.trimmed).filter { !$0.isEmpty }
        return items.map { own($0, of: object, at: annotation.path) }
      }
      let rules = ForeignAnnotation.rules(allowedBy: annotation.key, annotation.text)
      return rules.isEmpty ? [] : [foreign(annotation, rules, of: object)]
    }
    let ofPods = object.podAnnotations.compactMap { annotation in
      let rules = ForeignAnnotation.rules(ofKubeScore: annotation.key, annotation.text)
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
