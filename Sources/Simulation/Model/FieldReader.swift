internal import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

/// Reads the fields of a file of nodes or events, and reports each error at its position.
struct FieldReader {
  /// The first part of the diagnostics' IDs: `nodes` or `events`.
  let subject: String
  let document: Documents.Document
  private(set) var faults: [Diagnostic] = []

  init(_ document: Documents.Document, subject: String) {
    (self.document, self.subject) = (document, subject)
  }

  func place(_ path: NodePath) -> FileLocation { document.map.valueLocation(of: path, in: document.node) }
  func keyPlace(_ path: NodePath) -> FileLocation { document.map.location(of: path, in: document.node) }

  mutating func report(
    _ id: String, _ message: String, at path: NodePath, isKey: Bool = false, fix: String? = nil
  ) {
    guard faults.count < 1000 else { return }
    faults.append(
      Diagnostic("\(subject)/\(id)", .error, message, at: isKey ? keyPlace(path) : place(path), fix: fix))
  }

  /// Reports the keys of a map that are not known.
  mutating func checkKeys(_ node: Node, at path: NodePath, known: [String]) {
    for entry in node.entries where !known.contains(entry.key) {
      let near = nearestName(to: entry.key, among: known).map { "did you mean '\($0)'?" }
      report(
        "unknown-field", "unknown field '\(entry.key)': use \(known.quoted.oneOf)",
        at: path.key(entry.key), isKey: true, fix: near)
    }
  }

  /// A string field; nil if it is missing or invalid.
  mutating func text(_ node: Node, _ key: String, at path: NodePath) -> String? {
    guard let value = node[key], value != .null else { return nil }
    guard let text = value.plainText, !text.isEmpty else {
      report("invalid-value", "'\(key)' must be a non-empty string", at: path.key(key))
      return nil
    }
    return text
  }

  /// Reports a taint that lacks its key, or whose effect is missing or unknown.
  mutating func reportTaint(_ taint: Node, at path: NodePath) {
    let effects = TaintEffect.allCases.map(\.rawValue)
    let hasKey = taint["key"]?.text?.isEmpty == false
    if hasKey, let effect = taint["effect"]?.plainText, !effect.isEmpty {
      report(
        "invalid-taint", "unknown effect '\(effect)': use \(effects.quoted.oneOf)",
        at: path.key("effect"), fix: nearestName(to: effect, among: effects).map { "did you mean '\($0)'?" })
    } else {
      report(
        "invalid-taint",
        "a taint requires \(hasKey ? "" : "'key' and ")an effect: NoSchedule, PreferNoSchedule, or NoExecute",
        at: path, isKey: true)
    }
  }

  /// A list of strings; empty if it is missing or invalid.
  mutating func texts(_ node: Node, _ key: String, at path: NodePath) -> [String] {
    let items = list(node, key, of: "strings", at: path)
    let texts = items.filter(\.exists).compactMap(\.plainText).filter { !$0.isEmpty }
    if texts.count < items.count {
      report("invalid-value", "'\(key)' must be a list of non-empty strings", at: path.key(key))
    }
    return texts
  }

  /// A map of strings; empty if it is missing or invalid.
  mutating func textMap(_ node: Node, _ key: String, at path: NodePath) -> [String: String] {
    guard let value = node[key], value != .null else { return [:] }
    guard case .map = value, value.entries.allSatisfy({ $0.value.exists && $0.value.plainText != nil }) else {
      report("invalid-value", "'\(key)' must be a map of strings", at: path.key(key))
      return [:]
    }
    return value.textMap
  }

  /// The elements of a list; none if it is missing or invalid.
  mutating func list(_ node: Node, _ key: String, of what: String, at path: NodePath) -> [Node] {
    guard let value = node[key], value != .null else { return [] }
    guard case .list(let items) = value else {
      report("invalid-value", "'\(key)' must be a list of \(what)", at: path.key(key))
      return []
    }
    return items
  }

  /// A whole number in a range; nil if it is missing or invalid.
  mutating func count(_ node: Node, _ key: String, at path: NodePath, in range: ClosedRange<Int>) -> Int? {
    guard let value = node[key], value != .null else { return nil }
    guard let number = value.count, range.contains(number) else {
      report(
        "invalid-value",
        "'\(key)' must be a whole number from \(range.lowerBound) to \(range.upperBound), not "
          + (value.plainText.map { "'\($0)'" } ?? "a list or a map"),
        at: path.key(key))
      return nil
    }
    return number
  }

  /// A duration such as `90s`, or a number of seconds, in milliseconds; nil if it is missing or invalid.
  mutating func duration(_ node: Node, _ key: String, at path: NodePath) -> Int64? {
    guard let value = node[key], value != .null else { return nil }
    if let milliseconds = Self.milliseconds(value) { return milliseconds }
    report(
      "invalid-duration",
      "invalid duration '\(value.plainText ?? value.json)': use a duration from 0 s to 7 days, such as '90s' or '5m'",
      at: path.key(key))
    return nil
  }

  static func milliseconds(_ value: Node) -> Int64? {
    let nanoseconds: Int64
    if let seconds = value.int {
      guard (0...SimulationLimits.seconds).contains(seconds) else { return nil }
      return seconds * 1000
    }
    guard let text = value.text, let duration = try? DurationText(text) else { return nil }
    nanoseconds = duration.nanoseconds
    let milliseconds = nanoseconds / 1_000_000
    return SimulationLimits.milliseconds.contains(milliseconds) ? milliseconds : nil
  }
}
