extension Core {
  /// A PersistentVolumeClaim: a request for persistent storage.
  package struct PersistentVolumeClaim: Resource, Equatable {
    package static let apiVersion = "v1"
    package static let kind = "PersistentVolumeClaim"

    /// The metadata: name, namespace, labels, and annotations.
    package var metadata: Meta.ObjectMeta
    /// The requested storage.
    package var spec: PersistentVolumeClaimSpec

    package init(metadata: Meta.ObjectMeta, spec: PersistentVolumeClaimSpec) {
      self.metadata = metadata
      self.spec = spec
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("metadata", metadata)
      encoder.field("spec", spec)
    }
  }

  /// The size and the type of the requested storage.
  package struct PersistentVolumeClaimSpec: FieldEncodable, Sendable, Equatable {
    /// The ways in which nodes or pods can mount the volume.
    package var accessModes: [AccessMode]
    /// The storage class; the cluster's default if nil, no dynamic provisioning if empty.
    package var storageClassName: String?
    /// The size, as a request for `storage`.
    package var resources: ResourceRequirements?
    /// Whether the volume is used as a file system or as a block device; `Filesystem` if nil.
    package var volumeMode: VolumeMode?
    /// The volume to bind to.
    package var volumeName: String?
    /// Selects volumes by label.
    package var selector: Meta.LabelSelector?
    /// A snapshot or a claim that provides the initial content.
    package var dataSource: TypedLocalObjectReference?
    /// Any object that provides the initial content.
    package var dataSourceRef: TypedObjectReference?
    /// The VolumeAttributesClass, for modifiable attributes.
    package var volumeAttributesClassName: String?

    package init(
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

  /// The nodes or pods that can mount a volume.
  package enum AccessMode: String, NodeEncodable, Sendable {
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
  package enum VolumeMode: String, NodeEncodable, Sendable {
    /// The volume is used as a file system.
    case filesystem = "Filesystem"
    /// The volume is used as a block device.
    case block = "Block"
  }

  /// A reference to an object in the same namespace, by kind and name.
  package struct TypedLocalObjectReference: FieldEncodable, Sendable, Equatable {
    /// The API group; the core group if nil.
    package var apiGroup: String?
    package var kind: String
    package var name: String

    package init(apiGroup: String? = nil, kind: String, name: String) {
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
  package struct TypedObjectReference: FieldEncodable, Sendable, Equatable {
    /// The API group; the core group if nil.
    package var apiGroup: String?
    package var kind: String
    package var name: String
    /// The namespace; the same namespace if nil.
    package var namespace: String?

    package init(apiGroup: String? = nil, kind: String, name: String, namespace: String? = nil) {
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
