package import Diagnostics

/// A Kubernetes or Istio object: its identity, its manifest, and its source position.
package struct Object: Sendable {
  /// The group, kind, namespace, and name from the manifest.
  package var identity: ObjectIdentity
  /// The whole manifest, including `apiVersion` and `kind`.
  package var node: Node
  /// Where the object is declared.
  package var origin: Origin

  package init(_ identity: ObjectIdentity, _ node: Node, from origin: Origin) {
    self.identity = identity
    self.node = node
    self.origin = origin
  }
}

extension Object {
  /// The position that declares the value at a path.
  ///
  /// The parts of a spec select list elements by their keys, and a path may select them by index.
  package func valueLocation(of path: NodePath) -> FileLocation {
    let best = origin.parts.filter { holds($0.path, path) }.max { $0.path.steps.count < $1.path.steps.count }
    return best?.location ?? origin.valueLocation(of: path)
  }

  /// Whether a path leads to a part or to something inside a part.
  private func holds(_ part: NodePath, _ path: NodePath) -> Bool {
    guard part.steps.count <= path.steps.count else { return false }
    var node: Node? = node
    for (own, other) in zip(part.steps, path.steps) {
      let place = node?.childIndex(at: own)
      guard own == other || place != nil && place == node?.childIndex(at: other) else { return false }
      node = place.flatMap { node?.child(at: $0) }
    }
    return true
  }
}
