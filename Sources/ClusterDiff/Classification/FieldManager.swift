import KubernetesFacts
import ManifestTree

/// The manager of a field, from `managedFields` in the dump.
package struct FieldManager: Sendable, Hashable {
  /// The name that the client uses for itself.
  package var name: String
  /// `Apply` or `Update`.
  package var operation: String?
  /// The time in RFC 3339.
  package var time: String?
  /// The subresource of the write: `scale`, `status`.
  package var subresource: String?

  /// Whether the name stands for all clients that wrote the object before its fields were tracked.
  var isUnknown: Bool { name == ManagerName.unknown }

  /// Whether the name belongs to a controller.
  var isController: Bool { ManagerName.isController(name) }

  /// Whether the name belongs to a client for manual changes.
  var isPerson: Bool { ManagerName.isPerson(name) }

  /// Whether the name belongs to a tool that applies declared objects.
  var isDeployer: Bool { ManagerName.isDeployer(name) }
}
