internal import ManifestTree

/// A container of a workload's pods.
package final class Container: Sendable {
  package let workload: Workload
  package let field: ManifestField
  /// Whether the container is an init container that runs to completion before the main containers start; false for
  /// sidecars.
  package let isInitial: Bool

  package init(workload: Workload, field: ManifestField, isInitial: Bool) {
    self.workload = workload
    self.field = field
    self.isInitial = isInitial
  }

  package subscript(_ key: String) -> ManifestField { field[key] }
  package var name: String { field["name"].text ?? "" }
  /// `container 'server'`, for messages.
  package var title: String { "container '\(name)'" }
  package var image: String { field["image"].text ?? "" }
  package var env: FieldItems { field["env"].items }
  /// The command with the arguments.
  package var words: [String] { field["command"].texts + field["args"].texts }

  /// A field of the security context, or of the pod's if the container does not set it.
  package func security(_ key: String) -> ManifestField {
    let own = field["securityContext"][key]
    let ofPod = workload.pod["securityContext"][key]
    return own.exists || !ofPod.exists ? own : ofPod
  }
}

extension Container: Subject {
  /// All containers of the objects.
  package static func all(in context: LintContext) -> [Container] { context.containers }
}
