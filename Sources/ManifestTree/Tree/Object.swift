/// A Kubernetes or Istio object: its identity, its manifest, and its source position.
package struct Object: Sendable {
  /// The group, kind, namespace, and name from the manifest.
  package var identity: ObjectIdentity
  /// The whole manifest, including `apiVersion` and `kind`.
  package var node: Node
  /// Where the object is declared.
  package var origin: Origin

  /// Creates an object.
  package init(_ identity: ObjectIdentity, _ node: Node, from origin: Origin) {
    self.identity = identity
    self.node = node
    self.origin = origin
  }
}
