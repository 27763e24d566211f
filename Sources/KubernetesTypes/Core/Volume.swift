extension Core {
  /// A volume of a pod; exactly one source is set.
  package struct Volume: FieldEncodable, Sendable, Equatable {
    /// The name in mounts, unique in the pod.
    package var name: String
    /// Keys of a ConfigMap.
    package var configMap: ConfigMapVolumeSource?
    /// Keys of a Secret.
    package var secret: SecretVolumeSource?
    /// An empty directory with the lifetime of the pod.
    package var emptyDir: EmptyDirVolumeSource?
    /// The volume that a claim is bound to.
    package var persistentVolumeClaim: PersistentVolumeClaimVolumeSource?
    /// A volume with several sources in one directory.
    package var projected: ProjectedVolumeSource?
    /// Fields of the pod, and requests and limits of its containers.
    package var downwardAPI: DownwardAPIVolumeSource?
    /// A claim with the lifetime of the pod.
    package var ephemeral: EphemeralVolumeSource?
    /// A volume that a CSI driver creates for the pod.
    package var csi: CSIVolumeSource?
    /// A directory of an NFS server.
    package var nfs: NFSVolumeSource?
    /// A file or directory of the node.
    package var hostPath: HostPathVolumeSource?
    /// The files of an image.
    package var image: ImageVolumeSource?

    package init(
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
  package struct ConfigMapVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The name of the ConfigMap.
    package var name: String
    /// The keys and their files; all keys under their own names if empty.
    package var items: [KeyToPath]
    /// The file permissions; 0644 if nil.
    package var defaultMode: Int?
    /// Whether the ConfigMap is optional; false if nil.
    package var optional: Bool?

    package init(name: String, items: [KeyToPath] = [], defaultMode: Int? = nil, optional: Bool? = nil) {
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
  package struct SecretVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The name of the Secret.
    package var secretName: String
    /// The keys and their files; all keys under their own names if empty.
    package var items: [KeyToPath]
    /// The file permissions; 0644 if nil.
    package var defaultMode: Int?
    /// Whether the Secret is optional; false if nil.
    package var optional: Bool?

    package init(secretName: String, items: [KeyToPath] = [], defaultMode: Int? = nil, optional: Bool? = nil)
    {
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
  package struct KeyToPath: FieldEncodable, Sendable, Equatable {
    package var key: String
    /// The file's path, relative to the mount.
    package var path: String
    /// The file permissions; the volume's default if nil.
    package var mode: Int?

    package init(key: String, path: String, mode: Int? = nil) {
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
  package struct EmptyDirVolumeSource: FieldEncodable, Sendable, Equatable {
    /// `Memory` for tmpfs; the node's disk if nil.
    package var medium: String?
    /// The maximum size, a quantity; nil sets no limit, but a tmpfs is limited to the memory of the pod or the node.
    package var sizeLimit: String?

    package init(medium: String? = nil, sizeLimit: String? = nil) {
      self.medium = medium
      self.sizeLimit = sizeLimit
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("medium", medium)
      encoder.field("sizeLimit", sizeLimit)
    }
  }

  /// The volume of a claim in the same namespace.
  package struct PersistentVolumeClaimVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The name of the claim.
    package var claimName: String
    /// Whether all mounts are read-only; false if nil.
    package var readOnly: Bool?

    package init(claimName: String, readOnly: Bool? = nil) {
      self.claimName = claimName
      self.readOnly = readOnly
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("claimName", claimName)
      encoder.field("readOnly", readOnly)
    }
  }

  /// A claim that is created and deleted with the pod.
  package struct EphemeralVolumeSource: FieldEncodable, Sendable, Equatable {
    package var volumeClaimTemplate: PersistentVolumeClaimTemplate

    package init(volumeClaimTemplate: PersistentVolumeClaimTemplate) {
      self.volumeClaimTemplate = volumeClaimTemplate
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("volumeClaimTemplate", volumeClaimTemplate)
    }
  }

  /// The template of a pod's claim.
  package struct PersistentVolumeClaimTemplate: FieldEncodable, Sendable, Equatable {
    /// The claim's labels and annotations.
    package var metadata: Meta.ObjectMeta?
    /// The requested storage.
    package var spec: PersistentVolumeClaimSpec

    package init(metadata: Meta.ObjectMeta? = nil, spec: PersistentVolumeClaimSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// A volume that a CSI driver creates for the pod.
  package struct CSIVolumeSource: FieldEncodable, Sendable, Equatable {
    package var driver: String
    /// Whether the volume is read-only; false if nil.
    package var readOnly: Bool?
    /// The file system; the driver's default if nil.
    package var fsType: String?
    /// Parameters for the driver.
    package var volumeAttributes: StringMap
    /// A Secret for the driver.
    package var nodePublishSecretRef: LocalObjectReference?

    package init(
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
  package struct NFSVolumeSource: FieldEncodable, Sendable, Equatable {
    package var server: String
    /// The exported directory.
    package var path: String
    /// Whether the volume is read-only; false if nil.
    package var readOnly: Bool?

    package init(server: String, path: String, readOnly: Bool? = nil) {
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
  package struct HostPathVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The path on the node.
    package var path: String
    /// The expected file type; not checked if nil.
    package var type: HostPathType?

    package init(path: String, type: HostPathType? = nil) {
      self.path = path
      self.type = type
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("path", path)
      encoder.field("type", type)
    }
  }

  /// The expected file type of a path on the node.
  package enum HostPathType: String, NodeEncodable, Sendable {
    /// A directory, which is created if it is missing.
    case directoryOrCreate = "DirectoryOrCreate"
    /// A directory that exists.
    case directory = "Directory"
    /// A file, which is created if it is missing.
    case fileOrCreate = "FileOrCreate"
    /// A file that exists.
    case file = "File"
    /// A Unix socket.
    case socket = "Socket"
    /// A character device.
    case charDevice = "CharDevice"
    case blockDevice = "BlockDevice"
  }

  /// The files of an image, read-only.
  package struct ImageVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The reference of the image, whose files are mounted.
    package var reference: String
    /// When the image is pulled.
    package var pullPolicy: PullPolicy?

    package init(reference: String, pullPolicy: PullPolicy? = nil) {
      self.reference = reference
      self.pullPolicy = pullPolicy
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("reference", reference)
      encoder.field("pullPolicy", pullPolicy)
    }
  }
}
