/// A Kubernetes or Istio object: who it is, what it says, and where that was written.
public struct Object: Sendable {
  /// Group, kind, namespace and name, read from the tree.
  public var identity: ObjectIdentity
  /// The whole manifest, `apiVersion` and `kind` included.
  public var node: Node
  /// Where it was declared.
  public var origin: Origin

  /// Makes an object.
  public init(_ identity: ObjectIdentity, _ node: Node, from origin: Origin) {
    self.identity = identity
    self.node = node
    self.origin = origin
  }
}
