extension Core {
  /// A volume with several sources in one directory.
  package struct ProjectedVolumeSource: FieldEncodable, Sendable, Equatable {
    package var sources: [VolumeProjection]
    /// The file permissions; 0644 if nil.
    package var defaultMode: Int?

    package init(sources: [VolumeProjection] = [], defaultMode: Int? = nil) {
      self.sources = sources
      self.defaultMode = defaultMode
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("sources", sources)
      encoder.field("defaultMode", defaultMode)
    }
  }

  /// A source of a projected volume; exactly one field is set.
  package struct VolumeProjection: FieldEncodable, Sendable, Equatable {
    /// Keys of a ConfigMap.
    package var configMap: ObjectProjection?
    /// Keys of a Secret.
    package var secret: ObjectProjection?
    /// Fields of the pod, and requests and limits of its containers.
    package var downwardAPI: DownwardAPIProjection?
    /// A token of the pod's service account.
    package var serviceAccountToken: ServiceAccountTokenProjection?
    package var clusterTrustBundle: ClusterTrustBundleProjection?

    package init(
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
  package struct ObjectProjection: FieldEncodable, Sendable, Equatable {
    /// The name of the ConfigMap or Secret.
    package var name: String
    /// The keys and their files; all keys under their own names if empty.
    package var items: [KeyToPath]
    /// Whether the object is optional; false if nil.
    package var optional: Bool?

    package init(name: String, items: [KeyToPath] = [], optional: Bool? = nil) {
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

  /// A service account token that expires, and that the kubelet replaces before it expires.
  package struct ServiceAccountTokenProjection: FieldEncodable, Sendable, Equatable {
    /// The file's path, relative to the mount.
    package var path: String
    /// The intended audience of the token; the API server if nil.
    package var audience: String?
    /// The validity in seconds, at least 600; 3600 if nil.
    package var expirationSeconds: Int?

    package init(path: String, audience: String? = nil, expirationSeconds: Int? = nil) {
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
  package struct ClusterTrustBundleProjection: FieldEncodable, Sendable, Equatable {
    /// The name of the bundle.
    package var name: String?
    /// The signer whose bundles are combined.
    package var signerName: String?
    /// Selects the signer's bundles; none if nil, all if empty.
    package var labelSelector: Meta.LabelSelector?
    /// Whether the bundles are optional; false if nil.
    package var optional: Bool?
    /// The file's path, relative to the mount.
    package var path: String

    package init(
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

  /// Fields of the pod, and requests and limits of its containers, as files.
  package struct DownwardAPIProjection: FieldEncodable, Sendable, Equatable {
    /// The files, each with its path in the volume and the field that it contains.
    package var items: [DownwardAPIVolumeFile]

    package init(items: [DownwardAPIVolumeFile] = []) { self.items = items }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("items", items)
    }
  }

  /// Fields of the pod, and requests and limits of its containers, as files.
  package struct DownwardAPIVolumeSource: FieldEncodable, Sendable, Equatable {
    /// The files, each with its path in the volume and the field that it contains.
    package var items: [DownwardAPIVolumeFile]
    /// The file permissions; 0644 if nil.
    package var defaultMode: Int?

    package init(items: [DownwardAPIVolumeFile] = [], defaultMode: Int? = nil) {
      self.items = items
      self.defaultMode = defaultMode
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("items", items)
      encoder.field("defaultMode", defaultMode)
    }
  }

  /// A file with a field of the pod, or with a request or limit of a container; exactly one source is set.
  package struct DownwardAPIVolumeFile: FieldEncodable, Sendable, Equatable {
    /// The file's path, relative to the mount.
    package var path: String
    /// A field of the pod.
    package var fieldRef: ObjectFieldSelector?
    /// A request or limit of a container; the container's name is required.
    package var resourceFieldRef: ResourceFieldSelector?
    /// The file permissions; the volume's default if nil.
    package var mode: Int?

    package init(
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
