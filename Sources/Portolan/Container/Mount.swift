package import Diagnostics

/// A volume mount of a container.
public struct Mount: ContainerPart, PayloadValue, Equatable {
  package let volume: String
  package let path: String
  package let subPath: String?
  package let subPathExpression: String?
  package let readOnly: Bool
  package let propagation: Propagation?
  package let location: FileLocation

  /// Whether mounts that are made later are visible on the other side: `mountPropagation`.
  public enum Propagation: String, PayloadValue, Sendable {
    /// Mounts that the node makes are visible in the container.
    case hostToContainer = "HostToContainer"
    /// Mounts of the node and of the container are visible on both sides; requires a privileged container.
    case bidirectional = "Bidirectional"
  }

  /// Mounts a ``Volume`` or ``ClaimTemplate`` of the service.
  /// - Parameters:
  ///   - volume: its name.
  ///   - path: the absolute path in the container.
  ///   - subPath: a file or folder inside the volume; all of it.
  ///   - subPathExpression: `subPathExpr`, a path inside the volume in which `$(NAME)` stands for a variable of the container.
  ///   - readOnly: whether the mount is read-only.
  ///   - propagation: `mountPropagation`; none by default.
  public init(
    _ volume: String, at path: String, subPath: String? = nil, subPathExpression: String? = nil,
    readOnly: Bool = false, propagation: Propagation? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      volume, at: path, subPath: subPath, subPathExpression: subPathExpression, readOnly: readOnly,
      propagation: propagation, FileLocation(file, line, column))
  }

  init(
    _ volume: String, at path: String, subPath: String? = nil, subPathExpression: String? = nil,
    readOnly: Bool, propagation: Propagation? = nil, _ location: FileLocation
  ) {
    self.volume = volume
    self.path = path
    self.subPath = subPath
    self.subPathExpression = subPathExpression
    self.readOnly = readOnly
    self.propagation = propagation
    self.location = location
  }

  /// Adds the mount to the container.
  public func add(to container: inout Container) { container.mounts.append(self) }
}

extension Mount {
  package init(from reader: inout PayloadReader) throws {
    (volume, path, subPath, subPathExpression, readOnly, propagation, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(volume, path, subPath, subPathExpression, readOnly, propagation, location)
  }
}
