package import Diagnostics

/// A template that gives each pod of a StatefulSet its own volume: `volumeClaimTemplates`.
public struct ClaimTemplate: ServicePart, PayloadValue, Equatable {
  package let name: String
  package let size: Quantity
  package let storageClass: String?
  package let access: [AccessMode]
  package let labels: KeyValues
  package let annotations: KeyValues
  package let mode: VolumeMode?
  package let source: ClaimSource?
  package let mount: Mount?
  package let device: Device?
  package let location: FileLocation

  /// Declares a claim template.
  /// - Parameters:
  ///   - name: a DNS label, unique in the service; the claims are `<name>-<pod>`.
  ///   - size: the requested storage.
  ///   - storageClass: the StorageClass; the cluster's default class by default.
  ///   - access: the access modes; only `ReadWriteOnce` by default.
  ///   - mode: the volume mode; ``VolumeMode/filesystem`` by default.
  ///   - source: the data that each new volume starts with; none by default.
  ///   - path: the mount path in the main container, or the device path for ``VolumeMode/block``. Other containers use
  ///     ``Mount`` or ``Device``.
  ///   - subPath: a directory in the volume that is mounted instead of the volume's root, for programs that require an
  ///     empty directory and therefore fail if it contains `lost+found`.
  ///   - labels: labels for the claims.
  ///   - annotations: annotations for the claims.
  public init(
    _ name: String, _ size: Quantity, storageClass: String? = nil, access: [AccessMode] = [.readWriteOnce],
    mode: VolumeMode? = nil, from source: ClaimSource? = nil, at path: String? = nil, subPath: String? = nil,
    labels: KeyValues = [:], annotations: KeyValues = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.size = size
    self.storageClass = storageClass
    self.access = access
    self.labels = labels
    self.annotations = annotations
    let location = FileLocation(file, line, column)
    self.location = location
    self.mode = mode
    self.source = source
    let isDevice = mode == .block
    mount =
      isDevice ? nil : path.map { Mount(name, at: $0, subPath: subPath, readOnly: false, location) }
    device = isDevice ? path.map { Device(name, at: $0, file: file, line: line, column: column) } : nil
  }

  /// Adds the template to the service, and the mount or device to the service's main container.
  public func add(to service: inout Service) {
    service.claimTemplates.append(self)
    if let mount { service.container.mounts.append(mount) }
    if let device { service.container.devices.append(device) }
  }
}

extension ClaimTemplate {
  package init(from reader: inout PayloadReader) throws {
    (
      name, size, storageClass, access, labels, annotations, mode, source, mount, device, location
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      name, size, storageClass, access, labels, annotations, mode, source, mount, device, location)
  }
}
