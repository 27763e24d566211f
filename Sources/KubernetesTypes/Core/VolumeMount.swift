extension Core {
  /// A volume's place in a container's file system.
  public struct VolumeMount: FieldEncodable, Sendable, Equatable {
    /// The volume.
    public var name: String
    /// The place.
    public var mountPath: String
    /// The part of the volume; all of it if nil.
    public var subPath: String?
    /// The part of the volume, with `$(NAME)` for environment variables.
    public var subPathExpr: String?
    /// Whether it can't be written; false if nil.
    public var readOnly: Bool?
    /// Whether that holds for mounts below too; `Disabled` if nil.
    public var recursiveReadOnly: RecursiveReadOnlyMode?
    /// Whether later mounts are seen across; `None` if nil.
    public var mountPropagation: MountPropagationMode?

    /// Makes a volume mount.
    public init(
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

  /// Whether mounts below a read-only mount are read-only.
  public enum RecursiveReadOnlyMode: String, NodeEncodable, Sendable {
    /// They may be written.
    case disabled = "Disabled"
    /// They are, where the node can do it.
    case ifPossible = "IfPossible"
    /// They are, or the pod doesn't start.
    case enabled = "Enabled"
  }

  /// Which later mounts are seen across the border of container and node.
  public enum MountPropagationMode: String, NodeEncodable, Sendable {
    /// None.
    case none = "None"
    /// The node's in the container.
    case hostToContainer = "HostToContainer"
    /// Both ways.
    case bidirectional = "Bidirectional"
  }

  /// A raw block device in a container.
  public struct VolumeDevice: FieldEncodable, Sendable, Equatable {
    /// The volume, bound to a claim of mode `Block`.
    public var name: String
    /// The path of the device.
    public var devicePath: String

    /// Makes a volume device.
    public init(name: String, devicePath: String) {
      self.name = name
      self.devicePath = devicePath
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("devicePath", devicePath)
    }
  }
}
