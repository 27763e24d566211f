package import Diagnostics
package import KubernetesFacts
package import ManifestTree

/// What a project says of linting, once for everybody: the `lint` field of `.portolan.yaml`.
///
/// ```yaml
/// lint:
///   preset: production
///   fail-on: error
///   kubernetes: "1.31"
///   rules:
///     no-network-policy: warning       # runs whatever the preset
///     exposed-twice: off
///     short-grace-period: {severity: error, seconds: 20}
/// ```
package struct LintSettings: Sendable {
  /// The choice of rules; nil if nothing is said.
  package var preset: Preset?
  /// The least severity that fails; nil if nothing is said.
  package var failOn: Severity?
  /// The version of Kubernetes; nil if nothing is said.
  package var version: KubernetesVersion?
  /// Whether the rules that run were named one by one.
  package var hasExplicitRules = false
  /// What is said of rules, by their ids.
  package var rules: [String: RuleSetting] = [:]

  /// Makes settings that say nothing.
  package init() {}
}

/// What settings say of a rule.
package struct RuleSetting: Sendable {
  /// Whether the rule runs, and how much its findings matter.
  package enum Level: Sendable, Equatable {
    /// It does not run.
    case off
    /// It runs, whatever the preset, and its findings matter as much.
    case severity(Severity)
  }

  /// The level; nil if nothing is said.
  package var level: Level?
  /// The values of the rule's options, by their names.
  package var options: [String: Node] = [:]
}

extension LintSettings {
  /// The rules that run.
  /// - Parameters:
  ///   - catalogue: all rules that there are.
  ///   - named: ids that run alone, whatever the settings say of them.
  ///   - all: whether all rules run but those that are off.
  ///   - preset: the choice of rules; nil for that of the settings.
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

  /// The findings with the severities that the settings give their rules.
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
