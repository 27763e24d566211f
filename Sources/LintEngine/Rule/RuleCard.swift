package import Diagnostics

/// The description of a rule, from which the list of rules, the rule's page, and the help in reports are generated.
package struct RuleCard: Sendable {
  /// The name, in words separated by dashes; it never changes.
  package let id: String
  /// The default severity.
  package let severity: Severity
  /// The smallest preset that includes the rule; nil if it runs only on request.
  package let preset: Preset?
  /// The topic, which is the folder of the rule's file.
  package let topic: RuleTopic
  /// The problem, in one sentence.
  package let summary: String
  /// How the problem arises, and its consequence.
  package let why: String
  /// How to fix the problem in a manifest.
  package let fix: String
  /// How to fix the problem in a spec; nil if `fix` also applies to a spec, or if only `.patch` and
  /// `Object` can cause the problem.
  package let specFix: String?
  /// Links to further documentation.
  package let references: [String]
  /// The checks of other tools that the rule covers.
  package let compatible: CompatibleIDs
  /// The options that settings can change.
  package let options: [RuleOption]
  /// Failing and passing manifests, which are the rule's tests and documentation.
  package let examples: [Example]

  package init(
    id: String, topic: RuleTopic, _ severity: Severity, in preset: Preset?, summary: String, why: String,
    fix: String, specFix: String? = nil, references: [String] = [],
    covers compatible: CompatibleIDs = CompatibleIDs(),
    options: [RuleOption] = [],
    examples: [Example]
  ) {
    self.id = id
    self.topic = topic
    self.severity = severity
    self.preset = preset
    self.summary = summary
    self.why = why
    self.fix = fix
    self.specFix = specFix
    self.references = references
    self.compatible = compatible
    self.options = options
    self.examples = examples
  }
}

/// A predefined set of rules.
package enum Preset: String, Sendable, CaseIterable {
  /// Problems in any cluster.
  case `default`
  /// `default`, and violations of the baseline Pod Security Standard.
  case baseline
  /// `default`, and further risks for production, such as those of availability, resources, permissions, and exposure.
  case production
  /// The other presets, and violations of the restricted Pod Security Standard, hardening beyond it, and isolation.
  case restricted

  /// Whether this preset includes the rules of another preset.
  package func includes(_ other: Preset) -> Bool { self == other || other == .default || self == .restricted }
}

/// The IDs of the corresponding checks in other tools.
package struct CompatibleIDs: Sendable {
  /// The checks of kube-linter.
  package var kubeLinter: [String] = []
  /// The checks of kube-score.
  package var kubeScore: [String] = []
  /// The checks of Polaris.
  package var polaris: [String] = []
  /// The codes of `istioctl analyze`.
  package var istioctl: [String] = []
  /// The checks of Checkov.
  package var checkov: [String] = []

  /// Creates the list of other tools' checks; none by default.
  package init(
    kubeLinter: [String] = [], kubeScore: [String] = [], polaris: [String] = [], istioctl: [String] = [],
    checkov: [String] = []
  ) {
    self.kubeLinter = kubeLinter
    self.kubeScore = kubeScore
    self.polaris = polaris
    self.istioctl = istioctl
    self.checkov = checkov
  }
}
