extension Core {
  /// A request for lasting storage.
  public struct PersistentVolumeClaim: Resource, Equatable {
    /// The API group and version.
    public static let apiVersion = "v1"
    /// The kind.
    public static let kind = "PersistentVolumeClaim"

    /// Name, labels, annotations.
    public var metadata: Meta.ObjectMeta
    /// What is claimed.
    public var spec: PersistentVolumeClaimSpec

    /// Makes a persistent volume claim.
    public init(metadata: Meta.ObjectMeta, spec: PersistentVolumeClaimSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// How much storage of what kind is claimed.
  public struct PersistentVolumeClaimSpec: FieldEncodable, Sendable, Equatable {
    /// How many nodes or pods may mount it.
    public var accessModes: [AccessMode]
    /// The storage class; the cluster's default if nil, none at all if empty.
    public var storageClassName: String?
    /// The size, as the request for `storage`.
    public var resources: ResourceRequirements?
    /// Files or a raw device; `Filesystem` if nil.
    public var volumeMode: VolumeMode?
    /// The one volume to bind to.
    public var volumeName: String?
    /// Which volumes will do.
    public var selector: Meta.LabelSelector?
    /// A snapshot or a claim to start from.
    public var dataSource: TypedLocalObjectReference?
    /// Any object to start from.
    public var dataSourceRef: TypedObjectReference?
    /// The class of changeable attributes.
    public var volumeAttributesClassName: String?

    /// Makes a persistent volume claim.
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

  /// How many may mount a volume.
  public enum AccessMode: String, NodeEncodable, Sendable {
    /// One node.
    case readWriteOnce = "ReadWriteOnce"
    /// Many nodes, for reading.
    case readOnlyMany = "ReadOnlyMany"
    /// Many nodes.
    case readWriteMany = "ReadWriteMany"
    /// One pod.
    case readWriteOncePod = "ReadWriteOncePod"
  }

  /// What a volume looks like.
  public enum VolumeMode: String, NodeEncodable, Sendable {
    /// A folder.
    case filesystem = "Filesystem"
    /// A raw device.
    case block = "Block"
  }

  /// An object of the same namespace, by kind and name.
  public struct TypedLocalObjectReference: FieldEncodable, Sendable, Equatable {
    /// The API group; the core group if nil.
    public var apiGroup: String?
    /// The kind.
    public var kind: String
    /// The name.
    public var name: String

    /// Makes a typed local object reference.
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

  /// An object of any namespace, by kind and name.
  public struct TypedObjectReference: FieldEncodable, Sendable, Equatable {
    /// The API group; the core group if nil.
    public var apiGroup: String?
    /// The kind.
    public var kind: String
    /// The name.
    public var name: String
    /// The namespace; the same if nil.
    public var namespace: String?

    /// Makes a typed object reference.
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
