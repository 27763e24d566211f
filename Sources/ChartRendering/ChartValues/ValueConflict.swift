import ChartParameters
package import Diagnostics
import KubernetesFacts
import ManifestTree

/// A conflict between the values of a service, each of which is valid alone.
///
/// The rules are the same as for specs. Charts check them in the templates of ``Helpers/scalingCheck``,
/// ``Helpers/resourcesCheck``, and ``Helpers/sleepCheck``. The rule for the weights of routes is in
/// ``ValueChecks/Route``.
struct ValueConflict: Equatable {
  /// The path of the value below the service's values, such as `pdb.minAvailable`.
  let key: String
  /// The problem, as the end of a sentence that begins with the key's path.
  let problem: String
  /// How to resolve the conflict.
  let fix: String
}

extension Chart {
  /// The conflicts in the values of each enabled service.
  package func conflicts(in values: ChartValues) -> [Diagnostic] {
    let node = values.node
    let evaluation = evaluation(of: node, in: values.namespace)
    return files.flatMap { file -> [Diagnostic] in
      if let service = file.service, node[ValuesPath(ofService: service)]?["enabled"] != true { return [] }
      let routes = file.checks.routes.compactMap { evaluation.conflict(of: $0, in: values) }
      guard let path = file.service.map({ ValuesPath(ofService: $0) }), let own = node[path] else {
        return routes
      }
      var conflicts: [ValueConflict] = []
      if file.checks.scaling { conflicts += ValueConflict.scaling(in: own) }
      if file.checks.resources { conflicts += ValueConflict.resources(in: own) }
      conflicts += file.checks.sleeps.compactMap { evaluation.conflict(of: $0, in: path) }
      return routes
        + conflicts.map { conflict in
          let key = path.keys(conflict.key.split(separator: ".").map(String.init))
          return Diagnostic(
            "values/conflict", .error, "value '\(key)' \(conflict.problem)",
            at: values.location(of: key), fix: conflict.fix)
        }
    }
  }
}

/// The conflicts to check for in a service's values.
struct ValueChecks: Sendable {
  /// Whether the number of pods can conflict with the autoscaler or the disruption budget.
  var scaling = false
  /// Whether a container has resources.
  var resources = false
  /// The `preStop` sleeps, which must end within the grace period.
  var sleeps: [Sleep] = []
  /// The routes whose weights are values.
  var routes: [Route] = []

  /// The `preStop` sleep of a container.
  struct Sleep: Sendable {
    let seconds: Template
    /// The condition for the sleep.
    let condition: Condition?
  }

  init() {}

  /// The checks for a service.
  /// - Parameters:
  ///   - profiles: the service's values in each profile. A spec that is rendered exactly as declared can have
  ///     conflicts, which a chart then accepts.
  init(of objects: [Chart.Object], _ profiles: [Node]) {
    scaling =
      objects.contains { ["HorizontalPodAutoscaler", "PodDisruptionBudget"].contains($0.identity.kind) }
      && profiles.allSatisfy { $0["enabled"] != true || ValueConflict.scaling(in: $0).isEmpty }
    resources = profiles.contains { !$0.containers.isEmpty }
    guard profiles.contains(where: { $0["placement"] != nil }) else { return }
    for object in objects { add(sleepsIn: .map(object.entries), when: nil) }
  }

  private mutating func add(sleepsIn template: Template, when condition: Condition?) {
    switch template {
    case .map(let entries):
      for case .pair(let key, let template, let own) in entries {
        let condition = Condition.both(condition, own)
        if key == "preStop" {
          addSleep(template, when: condition)
        } else {
          add(sleepsIn: template, when: condition)
        }
      }
    case .list(let items):
      for case .item(let template, let own) in items {
        add(sleepsIn: template, when: .both(condition, own))
      }
    case .literal(let node): add(sleepsIn: node, when: condition)
    case .text, .value, .block, .image, .gracePeriod, .fewestPods, .sum, .checksum, .definition: break
    }
  }

  private mutating func addSleep(_ hook: Template, when condition: Condition?) {
    switch hook {
    case .map(let entries):
      for case .pair("sleep", let template, let own) in entries {
        if case .literal(let node) = template { add(node["seconds"], when: .both(condition, own)) }
        guard case .map(let entries) = template else { continue }
        for case .pair("seconds", let seconds, nil) in entries {
          sleeps.append(Sleep(seconds: seconds, condition: .both(condition, own)))
        }
      }
    case .literal(let node): add(node["sleep"]?["seconds"], when: condition)
    default: break
    }
  }

  private mutating func add(sleepsIn node: Node, when condition: Condition?) {
    switch node {
    case .map(let map):
      for entry in map {
        if entry.key == "preStop" {
          add(entry.value["sleep"]?["seconds"], when: condition)
        } else {
          add(sleepsIn: entry.value, when: condition)
        }
      }
    case .list(let list): for item in list { add(sleepsIn: item, when: condition) }
    case .string, .null, .bool, .int, .double: break
    }
  }

  private mutating func add(_ seconds: Node?, when condition: Condition?) {
    guard let seconds, seconds.int != nil else { return }
    sleeps.append(Sleep(seconds: .literal(seconds), condition: condition))
  }
}

extension Node {
  /// The values of a service's containers with resources, by their key below the service's values: an empty string for
  /// the main container.
  var containers: [(key: String, resources: Node)] {
    var containers: [(key: String, resources: Node)] = []
    if let own = self["resources"] { containers.append(("", own)) }
    for group in ["sidecars", "initContainers"] {
      guard case .map(let map)? = self[group] else { continue }
      for entry in map {
        if let resources = entry.value["resources"] {
          containers.append(("\(group).\(entry.key).", resources))
        }
      }
    }
    return containers
  }
}
