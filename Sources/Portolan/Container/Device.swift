package import Diagnostics

/// A volume that a container uses as a raw block device, without a file system: `volumeDevices`.
///
/// ```swift
/// ClaimTemplate("disk", "100Gi", mode: .block)
/// Device("disk", at: "/dev/xvda")
/// ```
public struct Device: ContainerPart, PayloadValue, Equatable {
  package let volume: String
  package let path: String
  package let location: FileLocation

  /// Makes a ``ClaimTemplate`` or a ``Volume`` with a claim available as a device.
  /// - Parameters:
  ///   - volume: the name of the volume; its claim must have the mode ``VolumeMode/block``.
  ///   - path: the absolute path of the device in the container: `devicePath`.
  public init(
    _ volume: String, at path: String, file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.volume = volume
    self.path = path
    location = FileLocation(file, line, column)
  }

  /// Adds the device to the container.
  public func add(to container: inout Container) { container.devices.append(self) }
}

/// How containers use a claim's volume: `volumeMode`.
public enum VolumeMode: String, PayloadValue, Sendable {
  /// `Filesystem`, the default: containers mount the volume as a directory.
  case filesystem = "Filesystem"
  /// `Block`: containers use the volume as a ``Device``.
  case block = "Block"
}

/// The data that a new volume starts with: `dataSource` and `dataSourceRef`.
public enum ClaimSource: PayloadValue, Sendable, Equatable {
  /// A copy of the volume of another PersistentVolumeClaim.
  case claim(String)
  /// A VolumeSnapshot with this name.
  case snapshot(String)
  /// An object, by API group, kind, and name, from which a volume populator fills the volume.
  case object(group: String, kind: String, name: String)
}

extension Device {
  package init(from reader: inout PayloadReader) throws { (volume, path, location) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(volume, path, location) }
}

extension ClaimSource {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .claim(try reader.next())
    case 1: self = .snapshot(try reader.next())
    case 2: self = .object(group: try reader.next(), kind: try reader.next(), name: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .claim(let name): writer.put(case: 0, name)
    case .snapshot(let name): writer.put(case: 1, name)
    case .object(let group, let kind, let name): writer.put(case: 2, group, kind, name)
    }
  }
}
