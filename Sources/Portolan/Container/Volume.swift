package import Diagnostics

/// A volume of the service's pods.
///
/// ```swift
/// Volume("tmp", .emptyDir(inMemory: true), at: "/tmp")
/// Volume("config", .configMap("collector-config"), at: "/etc/otelcol", readOnly: true)
/// ```
public struct Volume: ServicePart, PayloadValue, Equatable {
  package let name: String
  package var source: VolumeSource
  package let mount: Mount?
  package let location: FileLocation

  /// Declares a volume.
  /// - Parameters:
  ///   - name: a DNS label, unique in the service.
  ///   - source: the volume source.
  ///   - path: the mount path in the main container; other containers use ``Mount``.
  ///   - readOnly: whether that mount is read-only.
  public init(
    _ name: String, _ source: VolumeSource, at path: String? = nil, readOnly: Bool = false,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.source = source
    let location = FileLocation(file, line, column)
    self.location = location
    mount = path.map { Mount(name, at: $0, readOnly: readOnly, location) }
  }

  /// Adds the volume to the service, and its mount into the service's own container.
  public func add(to service: inout Service) {
    service.volumes.append(self)
    if let mount { service.container.mounts.append(mount) }
  }
}

/// A volume source.
public indirect enum VolumeSource: PayloadValue, Sendable, Equatable {
  /// An empty directory with the lifetime of the pod, on the node's disk or in memory.
  case emptyDir(inMemory: Bool = false, sizeLimit: Quantity? = nil)
  /// A PersistentVolumeClaim of the app, or an existing one.
  case claim(String, readOnly: Bool = false)
  /// The files of a ConfigMap: all keys, or some with their own paths. `mode` is an octal string such as `"0444"`.
  case configMap(String, items: KeyValues = [:], mode: String? = nil, optional: Bool = false)
  /// The files of a Secret.
  case secret(String, items: KeyValues = [:], mode: String? = nil, optional: Bool = false)
  /// Several sources in one directory: `projected`.
  case projected([Projection], mode: String? = nil)
  /// A path on the node: `hostPath`.
  case hostPath(String, type: String? = nil)

  /// An empty directory on the node's disk.
  public static var emptyDir: VolumeSource { .emptyDir() }

  /// One source of a projected volume.
  public enum Projection: PayloadValue, Sendable, Equatable {
    /// Files of a ConfigMap.
    case configMap(String, items: KeyValues = [:], optional: Bool = false)
    /// Files of a Secret.
    case secret(String, items: KeyValues = [:], optional: Bool = false)
    /// A token of the pod's service account.
    case serviceAccountToken(path: String, audience: String? = nil, expires: Duration? = nil)
    /// Fields of the pod by file path: `downwardAPI`.
    case fields(KeyValues)
  }
}

/// A volume of its own for each pod of a StatefulSet: `volumeClaimTemplates`.
public struct ClaimTemplate: ServicePart, PayloadValue, Equatable {
  package let name: String
  package let size: Quantity
  package let storageClass: String?
  package let access: [AccessMode]
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
  public init(
    _ name: String, _ size: Quantity, storageClass: String? = nil, access: [AccessMode] = [.readWriteOnce],
    at path: String? = nil, subPath: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.size = size
    self.storageClass = storageClass
    self.access = access
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

/// The access mode of a volume.
public enum AccessMode: String, PayloadValue, Sendable {
  /// `ReadWriteOnce`: read and write by one node.
  case readWriteOnce = "ReadWriteOnce"
  /// `ReadOnlyMany`: read by many nodes.
  case readOnlyMany = "ReadOnlyMany"
  /// `ReadWriteMany`: read and write by many nodes.
  case readWriteMany = "ReadWriteMany"
  /// `ReadWriteOncePod`: read and write by one pod.
  case readWriteOncePod = "ReadWriteOncePod"
}

extension Volume {
  package init(from reader: inout PayloadReader) throws {
    (name, source, mount, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(name, source, mount, location) }
}

extension VolumeSource {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .emptyDir(inMemory: try reader.next(), sizeLimit: try reader.next())
    case 1: self = .claim(try reader.next(), readOnly: try reader.next())
    case 2:
      self = .configMap(
        try reader.next(), items: try reader.next(), mode: try reader.next(), optional: try reader.next())
    case 3:
      self = .secret(
        try reader.next(), items: try reader.next(), mode: try reader.next(), optional: try reader.next())
    case 4: self = .projected(try reader.next(), mode: try reader.next())
    case 5: self = .hostPath(try reader.next(), type: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .emptyDir(let inMemory, let sizeLimit): writer.put(case: 0, inMemory, sizeLimit)
    case .claim(let name, let readOnly): writer.put(case: 1, name, readOnly)
    case .configMap(let name, let items, let mode, let optional):
      writer.put(case: 2, name, items, mode, optional)
    case .secret(let name, let items, let mode, let optional):
      writer.put(case: 3, name, items, mode, optional)
    case .projected(let projections, let mode): writer.put(case: 4, projections, mode)
    case .hostPath(let path, let type): writer.put(case: 5, path, type)
    }
  }
}

extension VolumeSource.Projection {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .configMap(try reader.next(), items: try reader.next(), optional: try reader.next())
    case 1: self = .secret(try reader.next(), items: try reader.next(), optional: try reader.next())
    case 2:
      self = .serviceAccountToken(
        path: try reader.next(), audience: try reader.next(), expires: try reader.next())
    case 3: self = .fields(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .configMap(let name, let items, let optional): writer.put(case: 0, name, items, optional)
    case .secret(let name, let items, let optional): writer.put(case: 1, name, items, optional)
    case .serviceAccountToken(let path, let audience, let expires):
      writer.put(case: 2, path, audience, expires)
    case .fields(let settings): writer.put(case: 3, settings)
    }
  }
}

extension ClaimTemplate {
  package init(from reader: inout PayloadReader) throws {
    (name, size, storageClass, access, mount, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(name, size, storageClass, access, mount, location)
  }
}
