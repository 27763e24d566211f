public import Diagnostics
public import KubernetesFacts
public import ManifestTree

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
public struct LintSettings: Sendable {
  /// The choice of rules; nil if nothing is said.
  public var preset: Preset?
  /// The least severity that fails; nil if nothing is said.
  public var failOn: Severity?
  /// The version of Kubernetes; nil if nothing is said.
  public var version: KubernetesVersion?
  /// Whether the rules that run were named one by one.
  public var hasExplicitRules = false
  /// What is said of rules, by their ids.
  public var rules: [String: RuleSetting] = [:]

  /// Makes settings that say nothing.
  public init() {}
}

/// What settings say of a rule.
public struct RuleSetting: Sendable {
  /// Whether the rule runs, and how much its findings matter.
  public enum Level: Sendable, Equatable {
    /// It does not run.
    case off
    /// It runs, whatever the preset, and its findings matter as much.
    case severity(Severity)
  }

  /// The level; nil if nothing is said.
  public var level: Level?
  /// The values of the rule's options, by their names.
  public var options: [String: Node] = [:]
}

extension LintSettings {
  /// The rules that run.
  /// - Parameters:
  ///   - named: ids that run alone, whatever the settings say of them.
  ///   - all: whether all rules run but those that are off.
  ///   - preset: the choice of rules; nil for that of the settings.
  public func chosenRules(named: [String], all: Bool, preset: Preset?) -> [any Rule] {
    let preset = preset ?? self.preset ?? .default
    return Catalogue.rules.filter { rule in
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
  public func withConfiguredSeverities(_ findings: [Finding]) -> [Finding] {
    if rules.isEmpty { return findings }
    return findings.map { finding in
      guard case .severity(let severity)? = rules[finding.rule]?.level else { return finding }
      var finding = finding
      finding.severity = severity
      return finding
    }
  }
}
