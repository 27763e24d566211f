extension Core {
  /// A volume with several sources in one directory.
  public struct ProjectedVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The sources.
    public var sources: [VolumeProjection]
    /// The file permissions; 0644 if nil.
    public var defaultMode: Int?

    /// Creates a projected volume.
    public init(sources: [VolumeProjection] = [], defaultMode: Int? = nil) {
      self.sources = sources
      self.defaultMode = defaultMode
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("sources", sources)
      encoder.field("defaultMode", defaultMode)
    }
  }

  /// A source of a projected volume; exactly one field is set.
  public struct VolumeProjection: FieldEncodable, Sendable, Equatable {
    /// Keys of a ConfigMap.
    public var configMap: ObjectProjection?
    /// Keys of a Secret.
    public var secret: ObjectProjection?
    /// Fields of the pod.
    public var downwardAPI: DownwardAPIProjection?
    /// A token of the pod's service account.
    public var serviceAccountToken: ServiceAccountTokenProjection?
    /// Trust bundles of the cluster.
    public var clusterTrustBundle: ClusterTrustBundleProjection?

    /// Creates a volume projection.
    public init(
      configMap: ObjectProjection? = nil, secret: ObjectProjection? = nil,
      downwardAPI: DownwardAPIProjection? = nil, serviceAccountToken: ServiceAccountTokenProjection? = nil,
      clusterTrustBundle: ClusterTrustBundleProjection? = nil
    ) {
      self.configMap = configMap
      self.secret = secret
      self.downwardAPI = downwardAPI
      self.serviceAccountToken = serviceAccountToken
      self.clusterTrustBundle = clusterTrustBundle
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("configMap", configMap)
      encoder.field("secret", secret)
      encoder.field("downwardAPI", downwardAPI)
      encoder.field("serviceAccountToken", serviceAccountToken)
      encoder.field("clusterTrustBundle", clusterTrustBundle)
    }
  }

  /// Keys of a ConfigMap or a Secret as files.
  public struct ObjectProjection: FieldEncodable, Sendable, Equatable {
    /// The object.
    public var name: String
    /// The keys and their files; all keys under their own names if empty.
    public var items: [KeyToPath]
    /// Whether the object is optional; false if nil.
    public var optional: Bool?

    /// Creates an object projection.
    public init(name: String, items: [KeyToPath] = [], optional: Bool? = nil) {
      self.name = name
      self.items = items
      self.optional = optional
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("items", items)
      encoder.field("optional", optional)
    }
  }

  /// A service account token with an expiration, which is rotated.
  public struct ServiceAccountTokenProjection: FieldEncodable, Sendable, Equatable {
    /// The file's path, relative to the mount.
    public var path: String
    /// The intended audience of the token; the API server if nil.
    public var audience: String?
    /// The validity in seconds, at least 600; 3600 if nil.
    public var expirationSeconds: Int?

    /// Creates a service account token projection.
    public init(path: String, audience: String? = nil, expirationSeconds: Int? = nil) {
      self.path = path
      self.audience = audience
      self.expirationSeconds = expirationSeconds
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("path", path)
      encoder.field("audience", audience)
      encoder.field("expirationSeconds", expirationSeconds)
    }
  }

  /// Trust bundles as a PEM file; selected by name, or by signer and labels.
  public struct ClusterTrustBundleProjection: FieldEncodable, Sendable, Equatable {
    /// The name of the bundle.
    public var name: String?
    /// The signer whose bundles are combined.
    public var signerName: String?
    /// Selects the signer's bundles; none if nil, all if empty.
    public var labelSelector: Meta.LabelSelector?
    /// Whether the bundles are optional; false if nil.
    public var optional: Bool?
    /// The file's path, relative to the mount.
    public var path: String

    /// Creates a cluster trust bundle projection.
    public init(
      name: String? = nil, signerName: String? = nil, labelSelector: Meta.LabelSelector? = nil,
      optional: Bool? = nil, path: String
    ) {
      self.name = name
      self.signerName = signerName
      self.labelSelector = labelSelector
      self.optional = optional
      self.path = path
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("signerName", signerName)
      encoder.field("labelSelector", labelSelector)
      encoder.field("optional", optional)
      encoder.field("path", path)
    }
  }

  /// Fields of the pod as files.
  public struct DownwardAPIProjection: FieldEncodable, Sendable, Equatable {
    /// The files.
    public var items: [DownwardAPIVolumeFile]

    /// Creates a downward API projection.
    public init(items: [DownwardAPIVolumeFile] = []) { self.items = items }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("items", items)
    }
  }

  /// Fields of the pod as files.
  public struct DownwardAPIVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The files.
    public var items: [DownwardAPIVolumeFile]
    /// The file permissions; 0644 if nil.
    public var defaultMode: Int?

    /// Creates a downward API volume.
    public init(items: [DownwardAPIVolumeFile] = [], defaultMode: Int? = nil) {
      self.items = items
      self.defaultMode = defaultMode
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("items", items)
      encoder.field("defaultMode", defaultMode)
    }
  }

  /// A file with a field of the pod; exactly one source is set.
  public struct DownwardAPIVolumeFile: FieldEncodable, Sendable, Equatable {
    /// The file's path, relative to the mount.
    public var path: String
    /// A field of the pod.
    public var fieldRef: ObjectFieldSelector?
    /// A request or limit of a container, which must be set.
    public var resourceFieldRef: ResourceFieldSelector?
    /// The file permissions; the volume's default if nil.
    public var mode: Int?

    /// Creates a downward API volume file.
    public init(
      path: String, fieldRef: ObjectFieldSelector? = nil, resourceFieldRef: ResourceFieldSelector? = nil,
      mode: Int? = nil
    ) {
      self.path = path
      self.fieldRef = fieldRef
      self.resourceFieldRef = resourceFieldRef
      self.mode = mode
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("path", path)
      encoder.field("fieldRef", fieldRef)
      encoder.field("resourceFieldRef", resourceFieldRef)
      encoder.field("mode", mode)
    }
  }
}
