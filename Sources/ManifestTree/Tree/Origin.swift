package import Diagnostics

/// The source position of an object, and of those parts that have their own.
package struct Origin: Sendable {
  /// The position of the object.
  package var location: FileLocation
  /// Parts with a different position: the longest recorded prefix of a path determines the position.
  package var parts: [PartOrigin]

  /// A path in an object with the position that declares its value.
  package struct PartOrigin: Sendable {
    /// The path from the object's root.
    package var path: NodePath
    /// The position of the declaration.
    package var location: FileLocation

    /// Creates a part.
    package init(_ path: NodePath, at location: FileLocation) {
      self.path = path
      self.location = location
    }
  }

  /// The manifest and its source map, if the object was read from a manifest.
  private var written: (node: Node, map: SourceMap)?

  /// Creates an origin.
  package init(_ location: FileLocation, parts: [PartOrigin] = []) {
    self.location = location
    self.parts = parts
  }

  /// Creates the origin of an object that was read from a manifest.
  init(of node: Node, _ map: SourceMap) {
    self.init(map.location(of: NodePath(), in: node))
    written = (node, map)
  }

  /// The position that declares the value at `path`: its line in a manifest, the nearest recorded ancestor's position,
  /// or the object's own.
  package func location(of path: NodePath) -> FileLocation {
    var best: (depth: Int, location: FileLocation) = (0, location)
    for part in parts where part.path.steps.count > best.depth && path.steps.starts(with: part.path.steps) {
      best = (part.path.steps.count, part.location)
    }
    guard best.depth == 0, let written else { return best.location }
    return written.map.location(of: path, in: written.node)
  }

  /// Like `location(of:)`, but for a scalar in a map of a manifest the position of the value, not of its key.
  package func valueLocation(of path: NodePath) -> FileLocation {
    guard parts.isEmpty, let written else { return location(of: path) }
    return written.map.valueLocation(of: path, in: written.node)
  }
}
