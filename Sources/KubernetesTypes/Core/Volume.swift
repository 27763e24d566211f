extension Core {
  /// A volume of a pod; exactly one source is set.
  public struct Volume: FieldEncodable, Sendable, Equatable {
    /// The name in mounts, unique in the pod.
    public var name: String
    /// Keys of a ConfigMap.
    public var configMap: ConfigMapVolumeSource?
    /// Keys of a Secret.
    public var secret: SecretVolumeSource?
    /// An empty directory with the lifetime of the pod.
    public var emptyDir: EmptyDirVolumeSource?
    /// The volume that a claim is bound to.
    public var persistentVolumeClaim: PersistentVolumeClaimVolumeSource?
    /// A volume with several sources in one directory.
    public var projected: ProjectedVolumeSource?
    /// Fields of the pod.
    public var downwardAPI: DownwardAPIVolumeSource?
    /// A claim with the lifetime of the pod.
    public var ephemeral: EphemeralVolumeSource?
    /// A volume that a CSI driver creates for the pod.
    public var csi: CSIVolumeSource?
    /// A directory of an NFS server.
    public var nfs: NFSVolumeSource?
    /// A file or directory of the node.
    public var hostPath: HostPathVolumeSource?
    /// The files of an image.
    public var image: ImageVolumeSource?

    /// Creates a volume.
    public init(
      name: String, configMap: ConfigMapVolumeSource? = nil, secret: SecretVolumeSource? = nil,
      emptyDir: EmptyDirVolumeSource? = nil, persistentVolumeClaim: PersistentVolumeClaimVolumeSource? = nil,
      projected: ProjectedVolumeSource? = nil, downwardAPI: DownwardAPIVolumeSource? = nil,
      ephemeral: EphemeralVolumeSource? = nil, csi: CSIVolumeSource? = nil, nfs: NFSVolumeSource? = nil,
      hostPath: HostPathVolumeSource? = nil, image: ImageVolumeSource? = nil
    ) {
      self.name = name
      self.configMap = configMap
      self.secret = secret
      self.emptyDir = emptyDir
      self.persistentVolumeClaim = persistentVolumeClaim
      self.projected = projected
      self.downwardAPI = downwardAPI
      self.ephemeral = ephemeral
      self.csi = csi
      self.nfs = nfs
      self.hostPath = hostPath
      self.image = image
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("configMap", configMap)
      encoder.field("secret", secret)
      encoder.field("emptyDir", emptyDir)
      encoder.field("persistentVolumeClaim", persistentVolumeClaim)
      encoder.field("projected", projected)
      encoder.field("downwardAPI", downwardAPI)
      encoder.field("ephemeral", ephemeral)
      encoder.field("csi", csi)
      encoder.field("nfs", nfs)
      encoder.field("hostPath", hostPath)
      encoder.field("image", image)
    }
  }

  /// Keys of a ConfigMap as files.
  public struct ConfigMapVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The ConfigMap.
    public var name: String
    /// The keys and their files; all keys under their own names if empty.
    public var items: [KeyToPath]
    /// The file permissions; 0644 if nil.
    public var defaultMode: Int?
    /// Whether the ConfigMap is optional; false if nil.
    public var optional: Bool?

    /// Creates a config map volume.
    public init(name: String, items: [KeyToPath] = [], defaultMode: Int? = nil, optional: Bool? = nil) {
      self.name = name
      self.items = items
      self.defaultMode = defaultMode
      self.optional = optional
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("items", items)
      encoder.field("defaultMode", defaultMode)
      encoder.field("optional", optional)
    }
  }

  /// Keys of a Secret as files.
  public struct SecretVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The Secret.
    public var secretName: String
    /// The keys and their files; all keys under their own names if empty.
    public var items: [KeyToPath]
    /// The file permissions; 0644 if nil.
    public var defaultMode: Int?
    /// Whether the Secret is optional; false if nil.
    public var optional: Bool?

    /// Creates a secret volume.
    public init(secretName: String, items: [KeyToPath] = [], defaultMode: Int? = nil, optional: Bool? = nil) {
      self.secretName = secretName
      self.items = items
      self.defaultMode = defaultMode
      self.optional = optional
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("secretName", secretName)
      encoder.field("items", items)
      encoder.field("defaultMode", defaultMode)
      encoder.field("optional", optional)
    }
  }

  /// A key and its file.
  public struct KeyToPath: FieldEncodable, Sendable, Equatable {
    /// The key.
    public var key: String
    /// The file's path, relative to the mount.
    public var path: String
    /// The file permissions; the volume's default if nil.
    public var mode: Int?

    /// Creates a key to path.
    public init(key: String, path: String, mode: Int? = nil) {
      self.key = key
      self.path = path
      self.mode = mode
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("key", key)
      encoder.field("path", path)
      encoder.field("mode", mode)
    }
  }

  /// An empty directory, which is written even without fields: `emptyDir: {}`.
  public struct EmptyDirVolumeSource: FieldEncodable, Sendable, Equatable {
    /// `Memory` for tmpfs; the node's disk if nil.
    public var medium: String?
    /// The maximum size, a quantity; no limit if nil.
    public var sizeLimit: String?

    /// Creates an empty dir volume.
    public init(medium: String? = nil, sizeLimit: String? = nil) {
      self.medium = medium
      self.sizeLimit = sizeLimit
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("medium", medium)
      encoder.field("sizeLimit", sizeLimit)
    }
  }

  /// The volume of a claim in the same namespace.
  public struct PersistentVolumeClaimVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The claim.
    public var claimName: String
    /// Whether all mounts are read-only; false if nil.
    public var readOnly: Bool?

    /// Creates a persistent volume claim volume.
    public init(claimName: String, readOnly: Bool? = nil) {
      self.claimName = claimName
      self.readOnly = readOnly
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("claimName", claimName)
      encoder.field("readOnly", readOnly)
    }
  }

  /// A claim that is created and deleted with the pod.
  public struct EphemeralVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The claim template.
    public var volumeClaimTemplate: PersistentVolumeClaimTemplate

    /// Creates an ephemeral volume.
    public init(volumeClaimTemplate: PersistentVolumeClaimTemplate) {
      self.volumeClaimTemplate = volumeClaimTemplate
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("volumeClaimTemplate", volumeClaimTemplate)
    }
  }

  /// The template of a pod's claim.
  public struct PersistentVolumeClaimTemplate: FieldEncodable, Sendable, Equatable {
    /// The claim's labels and annotations.
    public var metadata: Meta.ObjectMeta?
    /// The requested storage.
    public var spec: PersistentVolumeClaimSpec

    /// Creates a persistent volume claim template.
    public init(metadata: Meta.ObjectMeta? = nil, spec: PersistentVolumeClaimSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// A volume that a CSI driver creates for the pod.
  public struct CSIVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The driver.
    public var driver: String
    /// Whether the volume is read-only; false if nil.
    public var readOnly: Bool?
    /// The file system; the driver's default if nil.
    public var fsType: String?
    /// Parameters for the driver.
    public var volumeAttributes: StringMap
    /// A Secret for the driver.
    public var nodePublishSecretRef: LocalObjectReference?

    /// Creates a CSI volume.
    public init(
      driver: String, readOnly: Bool? = nil, fsType: String? = nil, volumeAttributes: StringMap = [:],
      nodePublishSecretRef: LocalObjectReference? = nil
    ) {
      self.driver = driver
      self.readOnly = readOnly
      self.fsType = fsType
      self.volumeAttributes = volumeAttributes
      self.nodePublishSecretRef = nodePublishSecretRef
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("driver", driver)
      encoder.field("readOnly", readOnly)
      encoder.field("fsType", fsType)
      encoder.field("volumeAttributes", volumeAttributes)
      encoder.field("nodePublishSecretRef", nodePublishSecretRef)
    }
  }

  /// A directory of an NFS server.
  public struct NFSVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The server.
    public var server: String
    /// The exported directory.
    public var path: String
    /// Whether the volume is read-only; false if nil.
    public var readOnly: Bool?

    /// Creates a NFS volume.
    public init(server: String, path: String, readOnly: Bool? = nil) {
      self.server = server
      self.path = path
      self.readOnly = readOnly
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("server", server)
      encoder.field("path", path)
      encoder.field("readOnly", readOnly)
    }
  }

  /// A file or directory of the node.
  public struct HostPathVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The path on the node.
    public var path: String
    /// The expected file type; not checked if nil.
    public var type: HostPathType?

    /// Creates a host path volume.
    public init(path: String, type: HostPathType? = nil) {
      self.path = path
      self.type = type
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("path", path)
      encoder.field("type", type)
    }
  }

  /// The expected file type of a path on the node.
  public enum HostPathType: String, NodeEncodable, Sendable {
    /// A directory, which is created if it is missing.
    case directoryOrCreate = "DirectoryOrCreate"
    /// As a file system.
    case directory = "Directory"
    /// A file, which is created if it is missing.
    case fileOrCreate = "FileOrCreate"
    /// A file.
    case file = "File"
    /// A Unix socket.
    case socket = "Socket"
    /// A character device.
    case charDevice = "CharDevice"
    /// A block device.
    case blockDevice = "BlockDevice"
  }

  /// The files of an image, read-only.
  public struct ImageVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The image reference.
    public var reference: String
    /// When the image is pulled.
    public var pullPolicy: PullPolicy?

    /// Creates an image volume.
    public init(reference: String, pullPolicy: PullPolicy? = nil) {
      self.reference = reference
      self.pullPolicy = pullPolicy
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("reference", reference)
      encoder.field("pullPolicy", pullPolicy)
    }
  }
}
