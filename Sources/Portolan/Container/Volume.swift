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
  package let device: Device?
  package let location: FileLocation

  /// Declares a volume.
  /// - Parameters:
  ///   - name: a DNS label, unique in the service.
  ///   - source: the volume source.
  ///   - path: the mount path in the main container, or the device path for an ephemeral claim with
  ///     ``VolumeMode/block``. Use ``Device`` for other claims with this mode, and ``Mount`` or ``Device`` in other
  ///     containers.
  ///   - subPath: the file or folder in the volume that is mounted; the whole volume by default.
  ///   - readOnly: whether the mount in the main container is read-only; false by default.
  public init(
    _ name: String, _ source: VolumeSource, at path: String? = nil, subPath: String? = nil,
    readOnly: Bool = false,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.source = source
    let location = FileLocation(file, line, column)
    self.location = location
    let isDevice = source.isDevice
    mount =
      isDevice ? nil : path.map { Mount(name, at: $0, subPath: subPath, readOnly: readOnly, location) }
    device = isDevice ? path.map { Device(name, at: $0, file: file, line: line, column: column) } : nil
  }

  /// Adds the volume to the service, and the mount or device to the service's main container.
  public func add(to service: inout Service) {
    service.volumes.append(self)
    if let mount { service.container.mounts.append(mount) }
    if let device { service.container.devices.append(device) }
  }
}

/// The source of a volume's content.
public indirect enum VolumeSource: PayloadValue, Sendable, Equatable {
  /// A directory that is empty when the pod starts and removed with the pod, on the node's disk or in memory.
  ///
  /// Files in memory count toward the memory limits of the containers. `sizeLimit` is a quantity in bytes; no limit by
  /// default.
  case emptyDir(inMemory: Bool = false, sizeLimit: Quantity? = nil)
  /// A PersistentVolumeClaim that the app declares or that exists in the namespace.
  ///
  /// If `readOnly` is true, all mounts of the volume are read-only.
  case claim(String, readOnly: Bool = false)
  /// The keys of a ConfigMap as files: all keys, or the keys in `items` with their paths.
  ///
  /// `mode` is an octal string such as `"0444"`; `"0644"` by default. `itemModes` sets different modes for single keys
  /// in `items`. If `optional` is true, the pod also starts without the ConfigMap.
  case configMap(
    String, items: KeyValues = [:], itemModes: KeyValues = [:], mode: String? = nil, optional: Bool? = nil)
  /// The keys of a Secret as files, as for a ConfigMap.
  case secret(
    String, items: KeyValues = [:], itemModes: KeyValues = [:], mode: String? = nil, optional: Bool? = nil)
  /// Several sources in one directory: `projected`. `mode` is an octal string; `"0644"` by default.
  case projected([Projection], mode: String? = nil)
  /// A path on the node: `hostPath`.
  ///
  /// `type` is what must exist at the path, such as `Directory`, or what is created if nothing exists, such as
  /// `DirectoryOrCreate`; the path is not checked by default.
  case hostPath(String, type: String? = nil)
  /// Fields of the pod as files: `downwardAPI`. The keys are file paths, the values are pod fields.
  ///
  /// `resources` adds files with requests and limits of containers. `itemModes` sets a different mode for single files.
  case downwardAPI(
    KeyValues, resources: [ResourceFile] = [], itemModes: KeyValues = [:], mode: String? = nil)
  /// A folder that an NFS server exports.
  case nfs(server: String, path: String, readOnly: Bool = false)
  /// A volume that a CSI driver provides for the lifetime of the pod.
  ///
  /// `fileSystem` is `fsType`, and `secret` is the name in `nodePublishSecretRef`.
  case csi(
    String, attributes: KeyValues = [:], fileSystem: String? = nil, secret: String? = nil,
    readOnly: Bool? = nil)
  /// A claim that is created and deleted with the pod: `ephemeral.volumeClaimTemplate`.
  ///
  /// `access` is only `ReadWriteOnce` by default. `mode` is `volumeMode`. `from` is the data that each new volume starts
  /// with.
  case ephemeral(
    Quantity, storageClass: String? = nil, access: [AccessMode] = [.readWriteOnce], mode: VolumeMode? = nil,
    from: ClaimSource? = nil, labels: KeyValues = [:], annotations: KeyValues = [:])
  /// The files of an image or OCI artifact, read-only: `image`.
  ///
  /// Image volumes are enabled by default since Kubernetes 1.35; older versions require the feature gate `ImageVolume`.
  case image(String, pullPolicy: ImagePullPolicy? = nil)

  /// An empty directory on the node's disk.
  public static var emptyDir: VolumeSource { .emptyDir() }

  /// One source of a projected volume.
  public enum Projection: PayloadValue, Sendable, Equatable {
    /// Files of a ConfigMap.
    case configMap(
      String, items: KeyValues = [:], itemModes: KeyValues = [:], optional: Bool? = nil)
    /// Files of a Secret.
    case secret(String, items: KeyValues = [:], itemModes: KeyValues = [:], optional: Bool? = nil)
    /// A token of the pod's service account.
    ///
    /// `audience` is the API server by default. `expires` is the lifetime of the token, in whole seconds, at least 10
    /// minutes; one hour by default.
    case serviceAccountToken(path: String, audience: String? = nil, expires: Duration? = nil)
    /// Fields of the pod as files, by file path: `downwardAPI`.
    case fields(KeyValues, resources: [ResourceFile] = [], itemModes: KeyValues = [:])
  }

  /// Whether the volume is a block device.
  package var isDevice: Bool {
    guard case .ephemeral(_, _, _, .block, _, _, _) = self else { return false }
    return true
  }
}

/// How nodes and pods can access a volume: `accessModes`.
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
    (name, source, mount, device, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) { writer.put(name, source, mount, device, location) }
}

extension VolumeSource {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .emptyDir(inMemory: try reader.next(), sizeLimit: try reader.next())
    case 1: self = .claim(try reader.next(), readOnly: try reader.next())
    case 2:
      self = .configMap(
        try reader.next(), items: try reader.next(), itemModes: try reader.next(), mode: try reader.next(),
        optional: try reader.next())
    case 3:
      self = .secret(
        try reader.next(), items: try reader.next(), itemModes: try reader.next(), mode: try reader.next(),
        optional: try reader.next())
    case 4: self = .projected(try reader.next(), mode: try reader.next())
    case 5: self = .hostPath(try reader.next(), type: try reader.next())
    case 6:
      self = .downwardAPI(
        try reader.next(), resources: try reader.next(), itemModes: try reader.next(), mode: try reader.next()
      )
    case 7:
      self = .nfs(server: try reader.next(), path: try reader.next(), readOnly: try reader.next())
    case 8:
      self = .csi(
        try reader.next(), attributes: try reader.next(), fileSystem: try reader.next(),
        secret: try reader.next(), readOnly: try reader.next())
    case 9:
      self = .ephemeral(
        try reader.next(), storageClass: try reader.next(), access: try reader.next(),
        mode: try reader.next(), from: try reader.next(), labels: try reader.next(),
        annotations: try reader.next())
    case 10: self = .image(try reader.next(), pullPolicy: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .emptyDir(let inMemory, let sizeLimit): writer.put(case: 0, inMemory, sizeLimit)
    case .claim(let name, let readOnly): writer.put(case: 1, name, readOnly)
    case .configMap(let name, let items, let itemModes, let mode, let optional):
      writer.put(case: 2, name, items, itemModes, mode, optional)
    case .secret(let name, let items, let itemModes, let mode, let optional):
      writer.put(case: 3, name, items, itemModes, mode, optional)
    case .projected(let projections, let mode): writer.put(case: 4, projections, mode)
    case .hostPath(let path, let type): writer.put(case: 5, path, type)
    case .downwardAPI(let fields, let resources, let itemModes, let mode):
      writer.put(case: 6, fields, resources, itemModes, mode)
    case .nfs(let server, let path, let readOnly): writer.put(case: 7, server, path, readOnly)
    case .csi(let driver, let attributes, let fileSystem, let secret, let readOnly):
      writer.put(case: 8, driver, attributes, fileSystem, secret, readOnly)
    case .ephemeral(
      let size, let storageClass, let access, let mode, let source, let labels, let annotations):
      writer.put(case: 9, size, storageClass, access, mode, source, labels, annotations)
    case .image(let reference, let pullPolicy): writer.put(case: 10, reference, pullPolicy)
    }
  }
}

extension VolumeSource.Projection {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0:
      self = .configMap(
        try reader.next(), items: try reader.next(), itemModes: try reader.next(),
        optional: try reader.next())
    case 1:
      self = .secret(
        try reader.next(), items: try reader.next(), itemModes: try reader.next(),
        optional: try reader.next())
    case 2:
      self = .serviceAccountToken(
        path: try reader.next(), audience: try reader.next(), expires: try reader.next())
    case 3:
      self = .fields(try reader.next(), resources: try reader.next(), itemModes: try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .configMap(let name, let items, let itemModes, let optional):
      writer.put(case: 0, name, items, itemModes, optional)
    case .secret(let name, let items, let itemModes, let optional):
      writer.put(case: 1, name, items, itemModes, optional)
    case .serviceAccountToken(let path, let audience, let expires):
      writer.put(case: 2, path, audience, expires)
    case .fields(let fields, let resources, let itemModes):
      writer.put(case: 3, fields, resources, itemModes)
    }
  }
}
