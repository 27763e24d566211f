public import Diagnostics

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

/// Where an object was declared, with the places of those parts that have one of their own.
public struct Origin: Sendable {
  /// The object's own place.
  public var location: FileLocation
  /// Parts that were declared elsewhere: the longest recorded path above a part says where it stands.
  public var parts: [Part]

  /// A path of an object and the place that declares what is there.
  public struct Part: Sendable {
    /// The path from the object's root.
    public var path: NodePath
    /// Where it is declared.
    public var location: FileLocation

    /// Makes a part.
    public init(_ path: NodePath, at location: FileLocation) {
      self.path = path
      self.location = location
    }
  }

  /// Makes an origin.
  public init(_ location: FileLocation, parts: [Part] = []) {
    self.location = location
    self.parts = parts
  }

  /// The place that declares what stands at `path`: the nearest recorded ancestor's, or the object's own.
  public func location(of path: NodePath) -> FileLocation {
    var best: (depth: Int, location: FileLocation) = (0, location)
    for part in parts where part.path.steps.count > best.depth && path.steps.starts(with: part.path.steps) {
      best = (part.path.steps.count, part.location)
    }
    return best.location
  }
}
