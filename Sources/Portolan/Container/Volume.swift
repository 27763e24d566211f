package import Diagnostics

/// A volume of the service's pods.
///
/// ```swift
/// Volume("tmp", .emptyDir(inMemory: true), at: "/tmp")
/// Volume("config", .configMap("collector-config"), at: "/etc/otelcol", readOnly: true)
/// ```
public struct Volume: ServicePart, Codable, Equatable {
  package let name: String
  package let source: VolumeSource
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
public indirect enum VolumeSource: Codable, Sendable, Equatable {
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
  public enum Projection: Codable, Sendable, Equatable {
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
public struct ClaimTemplate: ServicePart, Codable, Equatable {
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
public enum AccessMode: String, Codable, Sendable {
  /// One node, reading and writing.
  case readWriteOnce = "ReadWriteOnce"
  /// Many nodes, reading.
  case readOnlyMany = "ReadOnlyMany"
  /// Many nodes, reading and writing.
  case readWriteMany = "ReadWriteMany"
  /// One pod, reading and writing.
  case readWriteOncePod = "ReadWriteOncePod"
}
