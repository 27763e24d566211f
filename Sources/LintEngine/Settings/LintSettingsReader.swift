package import Diagnostics
internal import KubernetesFacts
package import ManifestTree

extension LintSettings {
  /// Parses and validates the `lint` part of a document.
  /// - Parameters:
  ///   - node: the value of `lint`.
  ///   - rules: the rules that settings can name.
  ///   - place: returns the position of a path in `node`.
  package static func read(_ node: Node, of rules: RuleSet, at place: @escaping (NodePath) -> FileLocation)
    -> (
      settings: LintSettings, faults: [Diagnostic]
    )
  {
    var reader = LintSettingsReader(rules: rules, place: place)
    reader.read(node)
    return (reader.settings, reader.faults)
  }
}

/// Collects settings and their errors.
private struct LintSettingsReader {
  let rules: RuleSet
  let place: (NodePath) -> FileLocation
  var settings = LintSettings()
  var faults: [Diagnostic] = []

  mutating func read(_ node: Node) {
    let known = ["preset", "fail-on", "kubernetes", "rules"]
    for (key, value, path) in entries(
      of: node, at: NodePath(), known: known, unknown: { "unknown setting '\($0)': \(useOneOf(known))" })
    {
      switch key {
      case "preset":
        settings.preset = word(value, of: Preset.allCases.map(\.rawValue), at: path).flatMap(Preset.init)
      case "fail-on":
        settings.failOn = word(value, of: Severity.allCases.map(\.rawValue), at: path).flatMap(Severity.init)
      case "kubernetes": settings.version = version(value, at: path)
      default: readRules(value, at: path)
      }
    }
  }

  private mutating func readRules(_ node: Node, at path: NodePath) {
    for (id, value, path) in entries(
      of: node, at: path, known: rules.ids, unknown: { "unknown rule '\($0)'" },
      fix: "run 'portolan rules' to list the rules")
    {
      guard let card = rules.card(id) else { continue }
      settings.rules[id] = setting(value, of: card, at: path)
    }
  }

  private mutating func setting(_ node: Node, of card: RuleCard, at path: NodePath) -> RuleSetting {
    var setting = RuleSetting()
    guard case .map = node else {
      setting.level = level(node, at: path)
      return setting
    }
    let known = ["severity"] + card.options.map(\.name)
    for (key, value, path) in entries(
      of: node, at: path, known: known,
      unknown: { "unknown setting '\($0)' of rule '\(card.id)': \(useOneOf(known))" })
    {
      if key == "severity" {
        setting.level = level(value, at: path)
      } else if let option = card.options.first(where: { $0.name == key }) {
        setting.options[key] = value
        if case .int = option.standard, value.int.map({ (0...1_000_000).contains($0) }) != true {
          fault("'\(key)' must be a whole number from 0 to 1000000, not '\(text(of: value))'", at: path)
        } else if case .string = option.standard, (value.text ?? "").isEmpty {
          fault("'\(key)' must be a non-empty string, not '\(text(of: value))'", at: path)
        }
      }
    }
    return setting
  }

  private mutating func level(_ node: Node, at path: NodePath) -> RuleSetting.Level? {
    // YAML parses the bare word as a boolean.
    if node == .bool(false) { return .off }
    let names = ["off"] + Severity.allCases.map(\.rawValue)
    return word(node, of: names, at: path).flatMap { word in
      word == "off" ? .off : Severity(rawValue: word).map { .severity($0) }
    }
  }

  private mutating func version(_ node: Node, at path: NodePath) -> KubernetesVersion? {
    let text = node.plainText ?? ""
    // 1.30 without quotes is the number 1.3.
    if let version = KubernetesVersion(text), SchemaTable.kubernetes(version) != nil { return version }
    fault(
      "invalid Kubernetes version '\(node.plainText ?? node.json)': use a quoted version from "
        + "\"\(KubernetesVersion.oldest)\" to \"\(KubernetesVersion.newest)\"", at: path)
    return nil
  }

  private mutating func word(_ node: Node, of known: [String], at path: NodePath) -> String? {
    if let text = node.text, known.contains(text) { return text }
    let found = node.plainText ?? node.json
    fault(
      "invalid value '\(found)' for '\(name(of: path))': \(useOneOf(known))", at: path, near: found, known)
    return nil
  }

  /// The entries with known keys; other keys are reported as errors.
  /// - Parameters:
  ///   - message: the message about an unknown key.
  ///   - fix: the fix for a key that resembles no known key.
  private mutating func entries(
    of node: Node, at path: NodePath, known: [String], unknown message: (String) -> String, fix: String? = nil
  ) -> [(key: String, value: Node, path: NodePath)] {
    switch node {
    case .null: return []
    case .map(let map):
      return map.entries.compactMap { entry in
        let path = path.key(entry.key)
        if known.contains(entry.key) { return (entry.key, entry.value, path) }
        fault(message(entry.key), at: path, near: entry.key, known, fix: fix)
        return nil
      }
    default:
      fault("invalid value '\(text(of: node))' for '\(name(of: path))': expected a map", at: path)
      return []
    }
  }

  /// A value for messages.
  private func text(of value: Node) -> String { value.plainText ?? value.json }

  /// The name of the setting at a path.
  private func name(of path: NodePath) -> String { path.steps.keys.last ?? "lint" }

  private mutating func fault(
    _ message: String, at path: NodePath, near word: String = "", _ known: [String] = [], fix: String? = nil
  ) {
    let near = nearestName(to: word, among: known).map { "did you mean '\($0)'?" }
    faults.append(Diagnostic("settings/lint", .error, message, at: place(path), fix: near ?? fix))
  }
}

/// The advice to use a known word.
private func useOneOf(_ known: [String]) -> String {
  "use \(known.quoted.oneOf)"
}
