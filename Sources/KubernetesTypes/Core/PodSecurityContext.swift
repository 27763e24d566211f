extension Core {
  /// As whom and how confined all containers of a pod run, where they don't say otherwise.
  public struct PodSecurityContext: FieldEncodable, Sendable, Equatable {
    /// Whether a start as root is refused; false if nil.
    public var runAsNonRoot: Bool?
    /// The user; the images' if nil.
    public var runAsUser: Int?
    /// The primary group; the runtime's default if nil.
    public var runAsGroup: Int?
    /// The group that owns the volumes' files.
    public var fsGroup: Int?
    /// When the volumes' owner is changed; `Always` if nil.
    public var fsGroupChangePolicy: FSGroupChangePolicy?
    /// Further groups of the processes.
    public var supplementalGroups: [Int]
    /// Whether the image's groups count too; `Merge` if nil.
    public var supplementalGroupsPolicy: SupplementalGroupsPolicy?
    /// Which system calls are allowed.
    public var seccompProfile: SeccompProfile?
    /// The AppArmor profile.
    public var appArmorProfile: AppArmorProfile?
    /// The SELinux context.
    public var seLinuxOptions: SELinuxOptions?
    /// How volumes get the SELinux context; `MountOption` if nil.
    public var seLinuxChangePolicy: SELinuxChangePolicy?
    /// Kernel parameters of the pod.
    public var sysctls: [Sysctl] = []
    /// Settings of Windows containers.
    public var windowsOptions: WindowsSecurityContextOptions?

    /// Makes a pod security context; all else is set afterwards.
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
    /// When the volume's root doesn't fit.
    case onRootMismatch = "OnRootMismatch"
    /// At each mount.
    case always = "Always"
  }

  /// Which further groups the processes have.
  public enum SupplementalGroupsPolicy: String, NodeEncodable, Sendable {
    /// Those of the pod and those of the image.
    case merge = "Merge"
    /// Only those of the pod.
    case strict = "Strict"
  }

  /// How a volume's files get their SELinux context.
  public enum SELinuxChangePolicy: String, NodeEncodable, Sendable {
    /// By mounting with it.
    case mountOption = "MountOption"
    /// File by file.
    case recursive = "Recursive"
  }

  /// A kernel parameter.
  public struct Sysctl: FieldEncodable, Sendable, Equatable {
    /// The name.
    public var name: String
    /// The value.
    public var value: String

    /// Makes a sysctl.
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
