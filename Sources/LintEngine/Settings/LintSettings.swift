package import Diagnostics
package import KubernetesFacts
package import ManifestTree

/// The lint settings of a project: the `lint` field of `.portolan.yaml`.
///
/// ```yaml
/// lint:
///   preset: production
///   fail-on: error
///   kubernetes: "1.31"
///   rules:
///     no-network-policy: warning       # runs with every preset
///     exposed-twice: off
///     short-grace-period: {severity: error, seconds: 20}
/// ```
package struct LintSettings: Sendable {
  /// The preset; nil if it is not set.
  package var preset: Preset?
  /// The minimum severity that fails the command; nil if it is not set.
  package var failOn: Severity?
  /// The version of Kubernetes; nil if it is not set.
  package var version: KubernetesVersion?
  /// Whether rules are named on the command line.
  package var hasExplicitRules = false
  /// The settings of rules, by ID.
  package var rules: [String: RuleSetting] = [:]

  /// Creates empty settings.
  package init() {}
}

package struct RuleSetting: Sendable {
  /// Whether the rule runs, and the severity of its findings.
  package enum Level: Sendable, Equatable {
    /// The rule does not run.
    case off
    /// The rule runs in any preset, and its findings have this severity.
    case severity(Severity)
  }

  /// The level; nil if it is not set.
  package var level: Level?
  /// The values of the rule's options, by name.
  package var options: [String: Node] = [:]
}

extension LintSettings {
  /// The rules that run.
  /// - Parameters:
  ///   - catalogue: all rules.
  ///   - named: the only rules to run, regardless of the settings.
  ///   - all: whether all rules run except those that are off.
  ///   - preset: the preset; nil for the preset in the settings.
  package func chosenRules(of catalogue: RuleSet, named: [String], all: Bool, preset: Preset?) -> [any Rule] {
    let preset = preset ?? self.preset ?? .default
    return catalogue.rules.filter { rule in
      let card = rule.card
      if !named.isEmpty { return named.contains(card.id) }
      switch rules[card.id]?.level {
      case .off?: return false
      case .severity?: return true
      case nil: return all || card.preset.map(preset.includes) ?? false
      }
    }
  }

  /// The findings with the severities from the settings.
  package func withConfiguredSeverities(_ findings: [Finding]) -> [Finding] {
    if rules.isEmpty { return findings }
    return findings.map { finding in
      guard case .severity(let severity)? = rules[finding.rule]?.level else { return finding }
      var finding = finding
      finding.severity = severity
      return finding
    }
  }
}
