/// A Kubernetes or Istio object: its identity, its manifest, and its source position.
public struct Object: Sendable {
  /// The group, kind, namespace, and name from the manifest.
  public var identity: ObjectIdentity
  /// The whole manifest, including `apiVersion` and `kind`.
  public var node: Node
  /// Where the object is declared.
  public var origin: Origin

  /// Creates an object.
  public init(_ identity: ObjectIdentity, _ node: Node, from origin: Origin) {
    self.identity = identity
    self.node = node
    self.origin = origin
  }
}
