public import Diagnostics

/// What people read of a rule: the list, its page, and the help in reports come from here.
public struct RuleCard: Sendable {
  /// The name, in words divided by dashes; it never changes.
  public let id: String
  /// How much a finding matters, unless the settings say otherwise.
  public let severity: Severity
  /// The smallest preset that has the rule; nil if it runs only when it is asked for.
  public let preset: Preset?
  /// The folder of the rule's file, such as `security`.
  public let topic: String
  /// One sentence: what is wrong.
  public let summary: String
  /// What goes wrong where it is left so.
  public let why: String
  /// What to do.
  public let fix: String
  /// Where to read more.
  public let references: [String]
  /// The checks of other tools that the rule covers.
  public let compatible: CompatibleIDs
  /// What settings can change.
  public let options: [RuleOption]
  /// Manifests that fail and that pass: the rule's tests, and its explanation.
  public let examples: [Example]

  init(
    id: String, _ severity: Severity, in preset: Preset?, summary: String, why: String, fix: String,
    references: [String] = [], covers compatible: CompatibleIDs = CompatibleIDs(), options: [RuleOption] = [],
    examples: [Example], file: String = #filePath
  ) {
    self.id = id
    topic = file.split(separator: "/").dropLast().last?.lowercased() ?? ""
    self.severity = severity
    self.preset = preset
    self.summary = summary
    self.why = why
    self.fix = fix
    self.references = references
    self.compatible = compatible
    self.options = options
    self.examples = examples
  }
}

/// A choice of rules.
public enum Preset: String, Sendable, CaseIterable {
  /// What is wrong in any cluster.
  case `default`
  /// `default`, and what the baseline Pod Security Standard does not allow.
  case baseline
  /// `default`, and what users would notice: availability, resources, termination, exposure.
  case production
  /// All others, what the restricted Pod Security Standard does not allow, hardening beyond it, and isolation.
  case restricted

  /// Whether the rules of another preset run, too.
  func includes(_ other: Preset) -> Bool { self == other || other == .default || self == .restricted }
}

/// Names that other tools have for what a rule finds.
public struct CompatibleIDs: Sendable {
  /// kube-linter's checks.
  public var kubeLinter: [String] = []
  /// kube-score's checks.
  public var kubeScore: [String] = []
  /// Polaris' checks.
  public var polaris: [String] = []
  /// The codes of `istioctl analyze`.
  public var istioctl: [String] = []
  /// Checkov's checks.
  public var checkov: [String] = []
}
