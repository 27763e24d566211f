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

  /// How later mounts below the mount path propagate between the node and the container: `mountPropagation`.
  public enum Propagation: String, PayloadValue, Sendable {
    /// Mounts that the node makes are visible in the container.
    case hostToContainer = "HostToContainer"
    /// Mounts that the node or the container makes are visible in both; requires a privileged container.
    case bidirectional = "Bidirectional"
  }

  /// Mounts a ``Volume`` or ``ClaimTemplate`` of the service.
  /// - Parameters:
  ///   - volume: the name of the volume or claim template.
  ///   - path: the absolute mount path in the container.
  ///   - subPath: the file or folder in the volume that is mounted; the whole volume by default.
  ///   - subPathExpression: `subPathExpr`, a path in the volume in which `$(NAME)` stands for a container variable. An
  ///     error together with `subPath`.
  ///   - readOnly: whether the mount is read-only; false by default.
  ///   - propagation: `mountPropagation`; by default, later mounts do not propagate.
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
