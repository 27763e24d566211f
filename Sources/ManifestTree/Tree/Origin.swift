package import Diagnostics

/// The source position of an object, and of those parts that have their own.
package struct Origin: Sendable {
  /// Parts with a different position: the longest recorded prefix of a path determines the position.
  package var parts: [PartOrigin]

  /// A path in an object with the position that declares its value.
  package struct PartOrigin: Sendable {
    /// The path from the object's root.
    package var path: NodePath
    /// The position of the declaration.
    package var location: FileLocation

    package init(_ path: NodePath, at location: FileLocation) {
      self.path = path
      self.location = location
    }
  }

  private var place: Place

  private enum Place: Sendable {
    case declared(FileLocation)
    /// The manifest from which the object was read, with its source map, which returns a position on request: few
    /// positions of a large file are needed.
    case written(Node, SourceMap)
  }

  package init(_ location: FileLocation, parts: [PartOrigin] = []) {
    place = .declared(location)
    self.parts = parts
  }

  /// Creates the origin of an object that was read from a manifest.
  init(of node: Node, _ map: SourceMap) {
    place = .written(node, map)
    parts = []
  }

  /// The position of the object.
  package var location: FileLocation {
    get {
      switch place {
      case .declared(let location): location
      case .written(let node, let map): map.location(of: NodePath(), in: node)
      }
    }
    set { place = .declared(newValue) }
  }

  /// The file of the position.
  package var file: String {
    switch place {
    case .declared(let location): location.file
    case .written(_, let map): map.file
    }
  }

  /// The position that declares the value at `path`: its line in a manifest, the nearest recorded ancestor's position,
  /// or the object's own.
  package func location(of path: NodePath) -> FileLocation {
    var best: (depth: Int, location: FileLocation) = (0, location)
    for part in parts where part.path.steps.count > best.depth && path.steps.starts(with: part.path.steps) {
      best = (part.path.steps.count, part.location)
    }
    guard best.depth == 0, case .written(let node, let map) = place else { return best.location }
    return map.location(of: path, in: node)
  }

  /// Like `location(of:)`, but for a scalar in a map of a manifest the position of the value, not of its key.
  package func valueLocation(of path: NodePath) -> FileLocation {
    guard parts.isEmpty, case .written(let node, let map) = place else { return location(of: path) }
    return map.valueLocation(of: path, in: node)
  }
}
