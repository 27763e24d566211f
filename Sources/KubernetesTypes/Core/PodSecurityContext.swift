extension Core {
  /// The user and the privileges of a pod's containers, unless they set their own.
  public struct PodSecurityContext: FieldEncodable, Sendable, Equatable {
    /// Whether starting as root is rejected; false if nil.
    public var runAsNonRoot: Bool?
    /// The user ID; the image's if nil.
    public var runAsUser: Int?
    /// The primary group ID; the runtime's default if nil.
    public var runAsGroup: Int?
    /// The group ID that owns the volumes' files.
    public var fsGroup: Int?
    /// When the owner of the volumes' files is changed; `Always` if nil.
    public var fsGroupChangePolicy: FSGroupChangePolicy?
    /// Additional groups of the processes.
    public var supplementalGroups: [Int]
    /// Whether the image's groups are added; `Merge` if nil.
    public var supplementalGroupsPolicy: SupplementalGroupsPolicy?
    /// The allowed system calls.
    public var seccompProfile: SeccompProfile?
    /// The AppArmor profile.
    public var appArmorProfile: AppArmorProfile?
    /// The SELinux context.
    public var seLinuxOptions: SELinuxOptions?
    /// How volumes are labeled for SELinux; `MountOption` if nil.
    public var seLinuxChangePolicy: SELinuxChangePolicy?
    /// Kernel parameters of the pod.
    public var sysctls: [Sysctl] = []
    /// Settings of Windows containers.
    public var windowsOptions: WindowsSecurityContextOptions?

    /// Creates a pod security context; set the other fields afterwards.
    public init(
      runAsNonRoot: Bool? = nil, runAsUser: Int? = nil, runAsGroup: Int? = nil, fsGroup: Int? = nil,
      fsGroupChangePolicy: FSGroupChangePolicy? = nil, supplementalGroups: [Int] = [],
      seccompProfile: SeccompProfile? = nil
    ) {
      self.runAsNonRoot = runAsNonRoot
      self.runAsUser = runAsUser
      self.runAsGroup = runAsGroup
      self.fsGroup = fsGroup
      self.fsGroupChangePolicy = fsGroupChangePolicy
      self.supplementalGroups = supplementalGroups
      self.seccompProfile = seccompProfile
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("runAsNonRoot", runAsNonRoot)
      encoder.field("runAsUser", runAsUser)
      encoder.field("runAsGroup", runAsGroup)
      encoder.field("fsGroup", fsGroup)
      encoder.field("fsGroupChangePolicy", fsGroupChangePolicy)
      encoder.field("supplementalGroups", supplementalGroups)
      encoder.field("supplementalGroupsPolicy", supplementalGroupsPolicy)
      encoder.field("seccompProfile", seccompProfile)
      encoder.field("appArmorProfile", appArmorProfile)
      encoder.field("seLinuxOptions", seLinuxOptions)
      encoder.field("seLinuxChangePolicy", seLinuxChangePolicy)
      encoder.field("sysctls", sysctls)
      encoder.field("windowsOptions", windowsOptions)
    }
  }

  /// When the owner of a volume's files is changed to the pod's group.
  public enum FSGroupChangePolicy: String, NodeEncodable, Sendable {
    /// If the volume's root directory has another owner.
    case onRootMismatch = "OnRootMismatch"
    /// At each mount.
    case always = "Always"
  }

  /// Which additional groups the processes have.
  public enum SupplementalGroupsPolicy: String, NodeEncodable, Sendable {
    /// Those of the pod and those of the image.
    case merge = "Merge"
    /// Only those of the pod.
    case strict = "Strict"
  }

  /// How a volume's files are labeled for SELinux.
  public enum SELinuxChangePolicy: String, NodeEncodable, Sendable {
    /// With a mount option.
    case mountOption = "MountOption"
    /// Recursively, file by file.
    case recursive = "Recursive"
  }

  /// A kernel parameter.
  public struct Sysctl: FieldEncodable, Sendable, Equatable {
    /// The name.
    public var name: String
    /// The value.
    public var value: String

    /// Creates a sysctl.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("value", value)
    }
  }
}
