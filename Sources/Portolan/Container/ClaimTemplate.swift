package import Diagnostics

/// A volume of its own for each pod of a StatefulSet: `volumeClaimTemplates`.
public struct ClaimTemplate: ServicePart, PayloadValue, Equatable {
  package let name: String
  package let size: Quantity
  package let storageClass: String?
  package let access: [AccessMode]
  package let labels: KeyValues
  package let annotations: KeyValues
  package let mount: Mount?
  package let location: FileLocation

  /// Declares a claim template.
  /// - Parameters:
  ///   - name: a DNS label, unique in the service; the claims are `<name>-<pod>`.
  ///   - size: the requested storage.
  ///   - storageClass: the StorageClass; the cluster's default class by default.
  ///   - access: the access mode; `ReadWriteOnce` by default.
  ///   - path: the mount path in the main container; other containers use ``Mount``.
  ///   - subPath: a directory of the volume to mount instead of its root, for programs that fail on `lost+found`.
  ///   - labels: labels of the claims.
  ///   - annotations: annotations of the claims.
  public init(
    _ name: String, _ size: Quantity, storageClass: String? = nil, access: [AccessMode] = [.readWriteOnce],
    at path: String? = nil, subPath: String? = nil,
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
    mount = path.map { Mount(name, at: $0, subPath: subPath, readOnly: false, location) }
  }

  /// Adds the template to the service, and its mount into the service's own container.
  public func add(to service: inout Service) {
    service.claimTemplates.append(self)
    if let mount { service.container.mounts.append(mount) }
  }
}

extension ClaimTemplate {
  package init(from reader: inout PayloadReader) throws {
    (name, size, storageClass, access, labels, annotations, mount, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(name, size, storageClass, access, labels, annotations, mount, location)
  }
}
