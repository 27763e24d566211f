package import Diagnostics

/// A volume mount of a container.
public struct Mount: ContainerPart, PayloadValue, Equatable {
  package let volume: String
  package let path: String
  package let subPath: String?
  package let readOnly: Bool
  package let location: FileLocation

  /// Mounts a ``Volume`` or ``ClaimTemplate`` of the service.
  /// - Parameters:
  ///   - volume: its name.
  ///   - path: the absolute path in the container.
  ///   - subPath: a file or folder inside the volume; all of it.
  ///   - readOnly: whether the mount is read-only.
  public init(
    _ volume: String, at path: String, subPath: String? = nil, readOnly: Bool = false,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(volume, at: path, subPath: subPath, readOnly: readOnly, FileLocation(file, line, column))
  }

  init(_ volume: String, at path: String, subPath: String? = nil, readOnly: Bool, _ location: FileLocation) {
    self.volume = volume
    self.path = path
    self.subPath = subPath
    self.readOnly = readOnly
    self.location = location
  }

  /// Adds the mount to the container.
  public func add(to container: inout Container) { container.mounts.append(self) }
}

extension Mount {
  package init(from reader: inout PayloadReader) throws {
    (volume, path, subPath, readOnly, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(volume, path, subPath, readOnly, location) }
}
