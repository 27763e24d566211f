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
  ///   - source: what is in it.
  ///   - path: where the service's own container mounts it; other containers say ``Mount``.
  ///   - readOnly: whether that mount may only be read.
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

  /// Puts the volume into the service, and its mount into the service's own container.
  public func add(to service: inout Service) {
    service.volumes.append(self)
    if let mount { service.container.mounts.append(mount) }
  }
}

/// What is in a volume.
public indirect enum VolumeSource: PayloadValue, Sendable, Equatable {
  /// An empty folder that lives as long as the pod, on the node's disk or in memory.
  case emptyDir(inMemory: Bool = false, sizeLimit: Quantity? = nil)
  /// A claim of the app or one that exists.
  case claim(String, readOnly: Bool = false)
  /// The files of a ConfigMap: all keys, or some under paths of their own. `mode` is octal text such as `"0444"`.
  case configMap(String, items: Settings = [:], mode: String? = nil, optional: Bool = false)
  /// The files of a Secret.
  case secret(String, items: Settings = [:], mode: String? = nil, optional: Bool = false)
  /// Several sources in one folder.
  case projected([Projection], mode: String? = nil)
  /// A path of the node.
  case hostPath(String, type: String? = nil)

  /// An empty folder on the node's disk.
  public static var emptyDir: VolumeSource { .emptyDir() }

  /// One source of a projected volume.
  public enum Projection: PayloadValue, Sendable, Equatable {
    /// Files of a ConfigMap.
    case configMap(String, items: Settings = [:], optional: Bool = false)
    /// Files of a Secret.
    case secret(String, items: Settings = [:], optional: Bool = false)
    /// A token of the pod's service account.
    case serviceAccountToken(path: String, audience: String? = nil, expires: Duration? = nil)
    /// Fields of the pod by file path.
    case fields(Settings)
  }
}

/// A disk for every pod of a StatefulSet: `volumeClaimTemplates`.
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
  ///   - size: the disk's size.
  ///   - storageClass: the cluster's default.
  ///   - access: one node may read and write.
  ///   - path: where the service's own container mounts it; other containers say ``Mount``.
  ///   - subPath: a folder of the disk to mount instead of all of it, for programs that refuse `lost+found`.
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

  /// Puts the template into the service, and its mount into the service's own container.
  public func add(to service: inout Service) {
    service.claimTemplates.append(self)
    if let mount { service.container.mounts.append(mount) }
  }
}

/// Who may use a disk at once.
public enum AccessMode: String, PayloadValue, Sendable {
  /// One node, reading and writing.
  case readWriteOnce = "ReadWriteOnce"
  /// Many nodes, reading.
  case readOnlyMany = "ReadOnlyMany"
  /// Many nodes, reading and writing.
  case readWriteMany = "ReadWriteMany"
  /// One pod, reading and writing.
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
