import KubernetesFacts
import ManifestTree

/// Host names of services in mesh routes and traffic policies, which may be short inside a namespace.
enum MeshHost {
  /// Whether a value is such a host or a list of hosts, by type and field.
  static func isHeld(at place: String) -> Bool {
    place == "DestinationRule.spec.host" || place == "VirtualService.spec.hosts"
      || place.hasPrefix("VirtualService.spec.")
        && [".destination.host", ".mirror.host"].contains(where: place.hasSuffix)
  }

  /// The fully qualified name: a name without a dot is a service in the object's namespace.
  static func fullName(of node: Node, in namespace: String?) -> Node {
    guard let namespace, case .string(let name) = node, !name.isEmpty, name != "*", !name.contains(".") else {
      return node
    }
    return .string(ServiceHost.fullName(of: name, in: namespace))
  }
}
