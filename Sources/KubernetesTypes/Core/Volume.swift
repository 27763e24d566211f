extension Core {
  /// A source of files for the containers of a pod; exactly one source is set.
  public struct Volume: FieldEncodable, Sendable, Equatable {
    /// The name that mounts use, unique in the pod.
    public var name: String
    /// Entries of a ConfigMap.
    public var configMap: ConfigMapVolumeSource?
    /// Entries of a Secret.
    public var secret: SecretVolumeSource?
    /// An empty folder that lives as long as the pod.
    public var emptyDir: EmptyDirVolumeSource?
    /// The volume that a claim is bound to.
    public var persistentVolumeClaim: PersistentVolumeClaimVolumeSource?
    /// Several sources in one folder.
    public var projected: ProjectedVolumeSource?
    /// Facts about the pod.
    public var downwardAPI: DownwardAPIVolumeSource?
    /// A claim that lives as long as the pod.
    public var ephemeral: EphemeralVolumeSource?
    /// A volume that a driver makes for the pod.
    public var csi: CSIVolumeSource?
    /// A folder of an NFS server.
    public var nfs: NFSVolumeSource?
    /// A file or folder of the node.
    public var hostPath: HostPathVolumeSource?
    /// The files of an image.
    public var image: ImageVolumeSource?

    /// Makes a volume.
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

  /// Entries of a ConfigMap as files.
  public struct ConfigMapVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The ConfigMap.
    public var name: String
    /// The entries and their files; all entries under their own names if empty.
    public var items: [KeyToPath]
    /// The files' permissions; 0644 if nil.
    public var defaultMode: Int?
    /// Whether the ConfigMap may be missing; false if nil.
    public var optional: Bool?

    /// Makes a config map volume.
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

  /// Entries of a Secret as files.
  public struct SecretVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The Secret.
    public var secretName: String
    /// The entries and their files; all entries under their own names if empty.
    public var items: [KeyToPath]
    /// The files' permissions; 0644 if nil.
    public var defaultMode: Int?
    /// Whether the Secret may be missing; false if nil.
    public var optional: Bool?

    /// Makes a secret volume.
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

  /// An entry and its file.
  public struct KeyToPath: FieldEncodable, Sendable, Equatable {
    /// The entry.
    public var key: String
    /// The file, relative to the mount.
    public var path: String
    /// The file's permissions; the volume's default if nil.
    public var mode: Int?

    /// Makes a key to path.
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

  /// An empty folder; written even when nothing is set: `emptyDir: {}`.
  public struct EmptyDirVolumeSource: FieldEncodable, Sendable, Equatable {
    /// `Memory` for a file system in memory; the node's disk if nil.
    public var medium: String?
    /// The most it may hold, a quantity; no limit if nil.
    public var sizeLimit: String?

    /// Makes an empty dir volume.
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

    /// Makes a persistent volume claim volume.
    public init(claimName: String, readOnly: Bool? = nil) {
      self.claimName = claimName
      self.readOnly = readOnly
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("claimName", claimName)
      encoder.field("readOnly", readOnly)
    }
  }

  /// A claim that is made with the pod and goes with it.
  public struct EphemeralVolumeSource: FieldEncodable, Sendable, Equatable {
    /// What the claim is made from.
    public var volumeClaimTemplate: PersistentVolumeClaimTemplate

    /// Makes an ephemeral volume.
    public init(volumeClaimTemplate: PersistentVolumeClaimTemplate) {
      self.volumeClaimTemplate = volumeClaimTemplate
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("volumeClaimTemplate", volumeClaimTemplate)
    }
  }

  /// What a pod's own claim is made from.
  public struct PersistentVolumeClaimTemplate: FieldEncodable, Sendable, Equatable {
    /// The claim's labels and annotations.
    public var metadata: Meta.ObjectMeta?
    /// What is claimed.
    public var spec: PersistentVolumeClaimSpec

    /// Makes a persistent volume claim template.
    public init(metadata: Meta.ObjectMeta? = nil, spec: PersistentVolumeClaimSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// A volume that a storage driver makes for the pod.
  public struct CSIVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The driver.
    public var driver: String
    /// Whether it is read-only; false if nil.
    public var readOnly: Bool?
    /// The file system; the driver's default if nil.
    public var fsType: String?
    /// What the driver wants to know.
    public var volumeAttributes: StringMap
    /// The Secret that the driver needs.
    public var nodePublishSecretRef: LocalObjectReference?

    /// Makes a CSI volume.
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

  /// A folder of an NFS server.
  public struct NFSVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The server.
    public var server: String
    /// The exported folder.
    public var path: String
    /// Whether it is read-only; false if nil.
    public var readOnly: Bool?

    /// Makes a NFS volume.
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

  /// A file or folder of the node.
  public struct HostPathVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The path on the node.
    public var path: String
    /// What must be there; nothing is checked if nil.
    public var type: HostPathType?

    /// Makes a host path volume.
    public init(path: String, type: HostPathType? = nil) {
      self.path = path
      self.type = type
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("path", path)
      encoder.field("type", type)
    }
  }

  /// What must be at a path of the node.
  public enum HostPathType: String, NodeEncodable, Sendable {
    /// A folder, made if missing.
    case directoryOrCreate = "DirectoryOrCreate"
    /// A folder.
    case directory = "Directory"
    /// A file, made if missing.
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
    /// When the image is fetched.
    public var pullPolicy: PullPolicy?

    /// Makes an image volume.
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
