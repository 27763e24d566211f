extension Core {
  /// A mount of a volume in a container.
  package struct VolumeMount: FieldEncodable, Sendable, Equatable {
    /// The name of the volume.
    package var name: String
    package var mountPath: String
    /// The path in the volume; its root if nil.
    package var subPath: String?
    /// The path in the volume, in which `$(NAME)` refers to an environment variable.
    package var subPathExpr: String?
    /// Whether the mount is read-only; false if nil.
    package var readOnly: Bool?
    /// Whether read-only also applies to nested mounts; `Disabled` if nil.
    package var recursiveReadOnly: RecursiveReadOnlyMode?
    /// Whether later mounts are propagated; `None` if nil.
    package var mountPropagation: MountPropagationMode?

    package init(
      name: String, mountPath: String, subPath: String? = nil, subPathExpr: String? = nil,
      readOnly: Bool? = nil, recursiveReadOnly: RecursiveReadOnlyMode? = nil,
      mountPropagation: MountPropagationMode? = nil
    ) {
      self.name = name
      self.mountPath = mountPath
      self.subPath = subPath
      self.subPathExpr = subPathExpr
      self.readOnly = readOnly
      self.recursiveReadOnly = recursiveReadOnly
      self.mountPropagation = mountPropagation
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("mountPath", mountPath)
      encoder.field("subPath", subPath)
      encoder.field("subPathExpr", subPathExpr)
      encoder.field("readOnly", readOnly)
      encoder.field("recursiveReadOnly", recursiveReadOnly)
      encoder.field("mountPropagation", mountPropagation)
    }
  }

  /// Whether nested mounts of a read-only mount are also read-only.
  package enum RecursiveReadOnlyMode: String, NodeEncodable, Sendable {
    /// Nested mounts are writable.
    case disabled = "Disabled"
    /// Nested mounts are read-only if the node supports it.
    case ifPossible = "IfPossible"
    /// Nested mounts are read-only; if the node does not support it, the pod does not start.
    case enabled = "Enabled"
  }

  /// Whether later mounts are propagated between the node and the container.
  package enum MountPropagationMode: String, NodeEncodable, Sendable {
    /// Mounts are not propagated.
    case none = "None"
    /// Mounts are propagated from the node to the container.
    case hostToContainer = "HostToContainer"
    /// Mounts are propagated in both directions.
    case bidirectional = "Bidirectional"
  }

  /// A raw block device in a container.
  package struct VolumeDevice: FieldEncodable, Sendable, Equatable {
    /// The name of the volume; its claim must have the mode `Block`.
    package var name: String
    package var devicePath: String

    package init(name: String, devicePath: String) {
      self.name = name
      self.devicePath = devicePath
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("devicePath", devicePath)
    }
  }
}
