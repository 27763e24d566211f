internal import ManifestTree

/// A container of a workload's pods.
public final class Container: Sendable {
  let workload: Workload
  let field: ManifestField
  /// Whether it runs before the others and ends.
  let isInitial: Bool

  init(workload: Workload, field: ManifestField, isInitial: Bool) {
    self.workload = workload
    self.field = field
    self.isInitial = isInitial
  }

  subscript(_ key: String) -> ManifestField { field[key] }
  var name: String { field["name"].text ?? "" }
  /// `container 'server'`, for messages.
  var title: String { "container '\(name)'" }
  var image: String { field["image"].text ?? "" }
  var env: [ManifestField] { field["env"].items }
  /// What runs in it: the command with the arguments.
  var words: [String] { field["command"].texts + field["args"].texts }

  /// A field of the security context; the pod's counts where the container has none.
  func security(_ key: String) -> ManifestField {
    let own = field["securityContext"][key]
    let ofPod = workload.pod["securityContext"][key]
    return own.exists || !ofPod.exists ? own : ofPod
  }
}

extension Container: Subject {
  /// All that the objects have.
  public static func all(in context: LintContext) -> [Container] { context.containers }
}
