extension Core {
  /// A PersistentVolumeClaim: a request for persistent storage.
  public struct PersistentVolumeClaim: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "v1"
    /// The kind.
    public static let kind = "PersistentVolumeClaim"

    /// The metadata: name, labels, and annotations.
    public var metadata: Meta.ObjectMeta
    /// The requested storage.
    public var spec: PersistentVolumeClaimSpec

    /// Creates a persistent volume claim.
    public init(metadata: Meta.ObjectMeta, spec: PersistentVolumeClaimSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The size and the type of the requested storage.
  public struct PersistentVolumeClaimSpec: FieldEncodable, Sendable, Equatable {
    /// The ways in which nodes or pods can mount the volume.
    public var accessModes: [AccessMode]
    /// The storage class; the cluster's default if nil, no dynamic provisioning if empty.
    public var storageClassName: String?
    /// The size, as a request for `storage`.
    public var resources: ResourceRequirements?
    /// A file system or a block device; `Filesystem` if nil.
    public var volumeMode: VolumeMode?
    /// The volume to bind to.
    public var volumeName: String?
    /// Selects volumes by label.
    public var selector: Meta.LabelSelector?
    /// A snapshot or a claim that provides the initial content.
    public var dataSource: TypedLocalObjectReference?
    /// Any object that provides the initial content.
    public var dataSourceRef: TypedObjectReference?
    /// The VolumeAttributesClass, for modifiable attributes.
    public var volumeAttributesClassName: String?

    /// Creates a persistent volume claim.
    public init(
      accessModes: [AccessMode] = [], storageClassName: String? = nil,
      resources: ResourceRequirements? = nil, volumeMode: VolumeMode? = nil, volumeName: String? = nil,
      selector: Meta.LabelSelector? = nil, dataSource: TypedLocalObjectReference? = nil,
      dataSourceRef: TypedObjectReference? = nil, volumeAttributesClassName: String? = nil
    ) {
      self.accessModes = accessModes
      self.storageClassName = storageClassName
      self.resources = resources
      self.volumeMode = volumeMode
      self.volumeName = volumeName
      self.selector = selector
      self.dataSource = dataSource
      self.dataSourceRef = dataSourceRef
      self.volumeAttributesClassName = volumeAttributesClassName
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("accessModes", accessModes)
      encoder.field("storageClassName", storageClassName)
      encoder.field("resources", resources)
      encoder.field("volumeMode", volumeMode)
      encoder.field("volumeName", volumeName)
      encoder.field("selector", selector)
      encoder.field("dataSource", dataSource)
      encoder.field("dataSourceRef", dataSourceRef)
      encoder.field("volumeAttributesClassName", volumeAttributesClassName)
    }
  }

  /// Who can mount a volume.
  public enum AccessMode: String, NodeEncodable, Sendable {
    /// One node.
    case readWriteOnce = "ReadWriteOnce"
    /// Many nodes, read-only.
    case readOnlyMany = "ReadOnlyMany"
    /// Many nodes.
    case readWriteMany = "ReadWriteMany"
    /// One pod.
    case readWriteOncePod = "ReadWriteOncePod"
  }

  /// How a volume is presented.
  public enum VolumeMode: String, NodeEncodable, Sendable {
    /// As a file system.
    case filesystem = "Filesystem"
    /// As a block device.
    case block = "Block"
  }

  /// A reference to an object in the same namespace, by kind and name.
  public struct TypedLocalObjectReference: FieldEncodable, Sendable, Equatable {
    /// The API group; the core group if nil.
    public var apiGroup: String?
    /// The kind.
    public var kind: String
    /// The name.
    public var name: String

    /// Creates a typed local object reference.
    public init(apiGroup: String? = nil, kind: String, name: String) {
      self.apiGroup = apiGroup
      self.kind = kind
      self.name = name
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("apiGroup", apiGroup)
      encoder.field("kind", kind)
      encoder.field("name", name)
    }
  }

  /// A reference to an object in any namespace, by kind and name.
  public struct TypedObjectReference: FieldEncodable, Sendable, Equatable {
    /// The API group; the core group if nil.
    public var apiGroup: String?
    /// The kind.
    public var kind: String
    /// The name.
    public var name: String
    /// The namespace; the same namespace if nil.
    public var namespace: String?

    /// Creates a typed object reference.
    public init(apiGroup: String? = nil, kind: String, name: String, namespace: String? = nil) {
      self.apiGroup = apiGroup
      self.kind = kind
      self.name = name
      self.namespace = namespace
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("apiGroup", apiGroup)
      encoder.field("kind", kind)
      encoder.field("name", name)
      encoder.field("namespace", namespace)
    }
  }
}
