package import ManifestTree

/// A parent of a Gateway API route: an item of `parentRefs`.
package struct RouteParent: Sendable {
  /// The kind, such as `Gateway`, the default, or `Service`.
  package let kind: String
  package let name: String
  /// The namespace; nil for the namespace of the route.
  package let namespace: String?

  /// Reads a reference; nil if it has no name.
  package init?(_ reference: Node) {
    guard let name = reference["name"]?.text else { return nil }
    self.name = name
    kind = reference["kind"]?.text ?? GroupKind.gateway.kind
    namespace = reference["namespace"]?.text
  }

  package var isGateway: Bool { kind == GroupKind.gateway.kind }

  /// Whether the route is for requests inside the mesh to a Service or a ServiceEntry.
  ///
  /// Other parents, such as a ListenerSet, receive requests from outside, as a Gateway does.
  package var isOfMesh: Bool { kind == GroupKind.service.kind || kind == GroupKind.serviceEntry.kind }
}
