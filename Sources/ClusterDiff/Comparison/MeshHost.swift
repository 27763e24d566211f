import ManifestTree

/// Names of services in routes and traffic policies of the mesh, which may be short within a namespace.
enum MeshHost {
  /// Whether a value is such a name, or a list of them, by the type and field that have it.
  static func isHeld(at place: String) -> Bool {
    place == "DestinationRule.spec.host" || place == "VirtualService.spec.hosts"
      || place.hasPrefix("VirtualService.spec.")
        && [".destination.host", ".mirror.host"].contains(where: place.hasSuffix)
  }

  /// The whole name: one without a dot is that of a service in the object's namespace.
  static func fullName(of node: Node, in namespace: String?) -> Node {
    guard let namespace, case .string(let name) = node, !name.isEmpty, name != "*", !name.contains(".") else {
      return node
    }
    return .string("\(name).\(namespace).svc.cluster.local")
  }
}
