package import Diagnostics

/// A PersistentVolumeClaim, which the pods of one or more services can mount.
public struct PersistentVolumeClaim: AppPart, PayloadValue, Equatable {
  package let name: String
  package let size: Quantity
  package let storageClass: String?
  package let access: [AccessMode]
  package let volume: String?
  package let mode: VolumeMode?
  package let source: ClaimSource?
  package let labels: KeyValues
  package let annotations: KeyValues
  package let location: FileLocation

  /// Declares a claim.
  /// - Parameters:
  ///   - name: the claim's name, unique in the app.
  ///   - size: the requested storage.
  ///   - storageClass: the StorageClass; the cluster's default class by default.
  ///   - access: the access modes; only `ReadWriteOnce` by default.
  ///   - volume: `volumeName`, the PersistentVolume that the claim must be bound to; any that fits by default.
  ///   - mode: the volume mode; ``VolumeMode/filesystem`` by default.
  ///   - source: the data that the volume starts with; none by default.
  ///   - labels: `metadata.labels`, in addition to ``App/labels`` and the recommended labels.
  ///   - annotations: `metadata.annotations`, in addition to ``App/annotations``.
  public init(
    _ name: String, _ size: Quantity, storageClass: String? = nil, access: [AccessMode] = [.readWriteOnce],
    volume: String? = nil, mode: VolumeMode? = nil, from source: ClaimSource? = nil, labels: KeyValues = [:],
    annotations: KeyValues = [:],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.size = size
    self.storageClass = storageClass
    self.access = access
    self.volume = volume
    self.mode = mode
    self.source = source
    self.labels = labels
    self.annotations = annotations
    location = FileLocation(file, line, column)
  }

  /// Adds the claim to the system.
  public func add(to resources: inout AppResources) { resources.claims.append(self) }
}

extension PersistentVolumeClaim {
  package init(from reader: inout PayloadReader) throws {
    (
      name, size, storageClass, access, volume, mode, source, labels, annotations, location
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(name, size, storageClass, access, volume, mode, source, labels, annotations, location)
  }
}
