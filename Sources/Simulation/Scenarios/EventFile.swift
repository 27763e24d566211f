package import Diagnostics
internal import KubernetesFacts
internal import ManifestTree

/// A file with events: changes of nodes, services, and pods at given times.
package struct EventFile: Sendable {
  package private(set) var scenario: Scenario
  package private(set) var faults: [Diagnostic] = []

  private static let actions = [
    "reclaim", "reclaimSpot", "loseNode", "loseNodes", "loseZone", "drain", "drainAll", "cordon", "uncordon",
    "deleteNode", "taint", "untaint", "restart", "rollout", "scale", "deletePod", "evictPod",
  ]
  /// The options of events, each with the actions that use it; ``actions`` for all.
  private static let options = [
    EventOption("at", of: actions), EventOption("for", of: ["loseNode", "loseNodes", "loseZone"]),
    EventOption("notice", of: ["reclaim", "reclaimSpot"]), EventOption("timeout", of: ["drain"]),
    EventOption("force", of: ["drain"]), EventOption("disableEviction", of: ["drain"]),
  ]

  /// Reads the bytes of a file; names must exist in the cluster before the first event.
  package init(_ bytes: [UInt8], from file: String, for cluster: Cluster) {
    scenario = Scenario(file)
    let documents = YAMLReader.read(bytes, from: file)
    faults = documents.diagnostics
    let filled = documents.documents.filter { $0.node != .null }
    if faults.isEmpty, filled.isEmpty {
      faults.append(
        Diagnostic(
          "events/no-events", .error, "the file contains no events",
          at: FileLocation(file: file, line: 1, column: 1),
          fix: "add a list 'events', as in 'portolan simulate --help'"))
    }
    for document in filled {
      var reader = EventReader(reader: FieldReader(document, subject: "events"), cluster: cluster)
      reader.read(document.node, into: &scenario, actions: Self.actions, options: Self.options)
      faults += reader.reader.faults
    }
  }
}

/// A key of an event beside its action.
private struct EventOption: Sendable {
  let key: String
  let actions: [String]

  init(_ key: String, of actions: [String]) { (self.key, self.actions) = (key, actions) }
}

/// Reads the events of one document.
private struct EventReader {
  var reader: FieldReader
  let cluster: Cluster
  /// The maximum number of events.
  private static let limit = 100_000

  mutating func read(_ root: Node, into scenario: inout Scenario, actions: [String], options: [EventOption]) {
    guard case .map = root else {
      return reader.report(
        "invalid-value", "the file must be a map with 'events'", at: NodePath(), isKey: true)
    }
    reader.checkKeys(root, at: NodePath(), known: ["name", "duration", "events"])
    if let name = reader.text(root, "name", at: NodePath()) { scenario.name = name }
    let path = NodePath().key("events")
    guard case .list(let events)? = root["events"] else {
      return reader.report("missing-field", "the file requires a list 'events'", at: path, isKey: true)
    }
    if events.count > Self.limit {
      return reader.report(
        "too-many-events", "events must have at most \(Self.limit) items, not \(events.count)", at: path)
    }
    for (number, event) in events.enumerated() {
      read(event, at: path.index(number), into: &scenario, actions: actions, options: options)
    }
    let last = scenario.steps.map(\.time).max() ?? 0
    scenario.duration = reader.duration(root, "duration", at: NodePath()) ?? last + Scenario.defaultDuration
  }

  private mutating func read(
    _ event: Node, at path: NodePath, into scenario: inout Scenario, actions: [String], options: [EventOption]
  ) {
    guard case .map = event else { return reader.report("invalid-value", "an event must be a map", at: path) }
    reader.checkKeys(event, at: path, known: options.map(\.key) + actions)
    let time = reader.duration(event, "at", at: path) ?? 0
    let named = event.entries.filter { actions.contains($0.key) }
    guard named.count == 1, let action = named.first else {
      let what =
        named.isEmpty
        ? "an event requires an action: \(actions.quoted.oneOf)"
        : "an event must have one action, not \(named.map(\.key).quoted.listed)"
      return reader.report("action", what, at: path, isKey: true)
    }
    for option in options where event.at(option.key).exists && !option.actions.contains(action.key) {
      reader.report(
        "unused-option", "'\(action.key)' does not use '\(option.key)'", at: path.key(option.key),
        isKey: true, fix: "remove '\(option.key)', or use it with \(option.actions.quoted.oneOf)")
    }
    if let change = change(action.key, action.value, event, at: path) {
      scenario.steps.append(ScenarioStep(at: time, change))
    }
  }

  private mutating func change(_ key: String, _ value: Node, _ event: Node, at path: NodePath) -> ScenarioStep
    .Change?
  {
    let behavior = reader.duration(event, "notice", at: path).map(ReclaimBehavior.notice)
    let span = reader.duration(event, "for", at: path)
    let timeout = reader.duration(event, "timeout", at: path) ?? DrainOptions.defaultTimeout
    var options = DrainOptions(timeout: timeout == 0 ? nil : timeout)
    options.isForced = flag(event, "force", path)
    options.deletes = flag(event, "disableEviction", path)
    switch key {
    case "drainAll": return .drainAll(returnAfter: Scenario.returnTime)
    case _ where !value.exists:
      reader.report("missing-field", "'\(key)' requires a value", at: path.key(key))
      return nil
    case "reclaim": return node(event, key, path).map { .reclaim($0, behavior) }
    case "reclaimSpot":
      return reader.count(event, key, at: path, in: 1...SimulationLimits.nodes).map {
        .reclaimSpot($0, behavior)
      }
    case "loseNode": return node(event, key, path).map { .lose($0, span) }
    case "loseNodes":
      return reader.count(event, key, at: path, in: 1...SimulationLimits.nodes).map { .loseNodes($0, span) }
    case "loseZone": return name(event, key, path, "zone", cluster.zoneNames).map { .loseZone($0, span) }
    case "drain": return node(event, key, path).map { .drain($0, options) }
    case "cordon": return node(event, key, path).map { .cordon($0, true) }
    case "uncordon": return node(event, key, path).map { .cordon($0, false) }
    case "deleteNode": return node(event, key, path).map { .deleteNode($0) }
    case "taint", "untaint": return taint(key, value, at: path.key(key))
    case "restart": return service(event, key, path).map { .restart($0) }
    case "rollout":
      reader.checkKeys(value, at: path.key(key), known: ["service", "image"])
      guard let name = service(value, "service", path.key(key)),
        let image = required(value, "image", path.key(key))
      else { return nil }
      return .rollout(name, image: image)
    case "scale":
      reader.checkKeys(value, at: path.key(key), known: ["service", "replicas"])
      if !value.at("replicas").exists { reportMissing("replicas", at: path.key(key)) }
      guard let name = service(value, "service", path.key(key)),
        let replicas = reader.count(value, "replicas", at: path.key(key), in: 0...100_000)
      else { return nil }
      return .scale(name, replicas)
    case "deletePod": return pod(event, key, path).map { .deletePod($0) }
    default: return pod(event, key, path).map { .evictPod($0) }
    }
  }

  private mutating func taint(_ key: String, _ value: Node, at path: NodePath) -> ScenarioStep.Change? {
    reader.checkKeys(value, at: path, known: ["node", "key", "value", "effect"])
    guard let name = node(value, "node", path), let taintKey = required(value, "key", path) else {
      return nil
    }
    if key == "untaint" {
      let effect = reader.text(value, "effect", at: path)
      guard effect == nil || effect.flatMap(TaintEffect.init(rawValue:)) != nil else {
        reader.reportTaint(value, at: path)
        return nil
      }
      return .untaint(name, taintKey, effect.flatMap(TaintEffect.init(rawValue:)))
    }
    guard let taint = Taint(value) else {
      reader.reportTaint(value, at: path)
      return nil
    }
    return .taint(name, taint)
  }

  /// Reports a field that an action requires.
  private mutating func reportMissing(_ key: String, at path: NodePath) {
    let action = path.steps.keys.last ?? "event"
    reader.report("missing-field", "'\(action)' requires '\(key)'", at: path, isKey: true)
  }

  /// The value of a field that must be true or false; false if it is missing or invalid.
  private mutating func flag(_ event: Node, _ key: String, _ path: NodePath) -> Bool {
    guard let value = event[key], value != .null else { return false }
    if case .bool(let flag) = value { return flag }
    reader.report("invalid-value", "'\(key)' must be true or false", at: path.key(key))
    return false
  }

  private mutating func required(_ node: Node, _ key: String, _ path: NodePath) -> String? {
    if !node.at(key).exists { reportMissing(key, at: path) }
    return reader.text(node, key, at: path)
  }

  private mutating func node(_ event: Node, _ key: String, _ path: NodePath) -> String? {
    name(event, key, path, "node", cluster.nodeNames)
  }

  private mutating func service(_ event: Node, _ key: String, _ path: NodePath) -> String? {
    name(event, key, path, "service", cluster.workloadNames)
  }

  private mutating func pod(_ event: Node, _ key: String, _ path: NodePath) -> String? {
    let names = cluster.workloads.filter(\.isActive).flatMap { $0.pods.map(cluster.podName) }
    return name(event, key, path, "pod", names)
  }

  private mutating func name(
    _ event: Node, _ key: String, _ path: NodePath, _ kind: String, _ known: [String]
  ) -> String? {
    guard let text = required(event, key, path) else { return nil }
    if known.contains(text) { return text }
    let near = nearestName(to: text, among: known).map { "did you mean '\($0)'?" }
    reader.report(
      "unknown-\(kind)", "unknown \(kind) '\(text)'" + (known.isEmpty ? ": the cluster has no \(kind)s" : ""),
      at: path.key(key),
      fix: near ?? (known.isEmpty ? nil : "use \(known.quoted.alternatives(upTo: 12))"))
    return nil
  }
}
