internal import ManifestTree

/// A container of a workload's pods.
public final class Container: Sendable {
  let workload: Workload
  let part: Part
  /// Whether it runs before the others and ends.
  let isInitial: Bool

  init(workload: Workload, part: Part, isInitial: Bool) {
    self.workload = workload
    self.part = part
    self.isInitial = isInitial
  }

  subscript(_ key: String) -> Part { part[key] }
  var name: String { part["name"].text ?? "" }
  /// `container 'server'`, for messages.
  var title: String { "container '\(name)'" }
  var image: String { part["image"].text ?? "" }
  var env: [Part] { part["env"].items }
  /// What runs in it: the command with the arguments.
  var words: [String] { part["command"].texts + part["args"].texts }

  /// A field of the security context; the pod's counts where the container has none.
  func security(_ key: String) -> Part {
    let own = part["securityContext"][key]
    let ofPod = workload.pod["securityContext"][key]
    return own.exists || !ofPod.exists ? own : ofPod
  }
}

extension Container: Subject {
  /// All that a fleet has.
  public static func all(in fleet: Fleet) -> [Container] { fleet.containers }
}
