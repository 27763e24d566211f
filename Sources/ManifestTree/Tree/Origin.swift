public import Diagnostics

/// Where an object was declared, with the places of those parts that have one of their own.
public struct Origin: Sendable {
  /// The object's own place.
  public var location: FileLocation
  /// Parts that were declared elsewhere: the longest recorded path above a part says where it stands.
  public var parts: [PartOrigin]

  /// A path of an object and the place that declares what is there.
  public struct PartOrigin: Sendable {
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

  /// What was read of the object, and where its parts stand, if it was read from a manifest.
  private var written: (node: Node, map: SourceMap)?

  /// Makes an origin.
  public init(_ location: FileLocation, parts: [PartOrigin] = []) {
    self.location = location
    self.parts = parts
  }

  /// The origin of an object that was read from a manifest.
  init(of node: Node, _ map: SourceMap) {
    self.init(map.location(of: NodePath(), in: node))
    written = (node, map)
  }

  /// The place that declares what stands at `path`: its line in a manifest, or the nearest recorded ancestor's, or the
  /// object's own.
  public func location(of path: NodePath) -> FileLocation {
    var best: (depth: Int, location: FileLocation) = (0, location)
    for part in parts where part.path.steps.count > best.depth && path.steps.starts(with: part.path.steps) {
      best = (part.path.steps.count, part.location)
    }
    guard best.depth == 0, let written else { return best.location }
    return written.map.location(of: path, in: written.node)
  }

  /// Like `location(of:)`, but a scalar of a manifest that is a map's value stands where it begins, not at its key.
  public func valueLocation(of path: NodePath) -> FileLocation {
    guard parts.isEmpty, let written else { return location(of: path) }
    return written.map.valueLocation(of: path, in: written.node)
  }
}
