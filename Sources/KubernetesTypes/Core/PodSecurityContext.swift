extension Core {
  /// The user and the privileges of a pod's containers, unless they set their own.
  package struct PodSecurityContext: FieldEncodable, Sendable, Equatable {
    /// Whether starting as root is rejected; false if nil.
    package var runAsNonRoot: Bool?
    /// The user ID; the image's if nil.
    package var runAsUser: Int?
    /// The primary group ID; the runtime's default if nil.
    package var runAsGroup: Int?
    /// The ID of the group that owns the volumes' files.
    package var fsGroup: Int?
    /// When the group and permissions of the volumes' files are changed; `Always` if nil.
    package var fsGroupChangePolicy: FSGroupChangePolicy?
    /// Additional groups of the processes.
    package var supplementalGroups: [Int]
    /// Whether the image's groups are added; `Merge` if nil.
    package var supplementalGroupsPolicy: SupplementalGroupsPolicy?
    /// The allowed system calls.
    package var seccompProfile: SeccompProfile?
    package var appArmorProfile: AppArmorProfile?
    /// The SELinux context.
    package var seLinuxOptions: SELinuxOptions?
    /// How volumes are labeled for SELinux; if nil, `MountOption` for `ReadWriteOncePod` volumes, and for others only
    /// if the cluster has the feature `SELinuxMount`.
    package var seLinuxChangePolicy: SELinuxChangePolicy?
    /// Kernel parameters of the pod.
    package var sysctls: [Sysctl] = []
    /// Settings of Windows containers.
    package var windowsOptions: WindowsSecurityContextOptions?

    /// Creates a pod security context; set the other fields afterwards.
    package init(
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

  /// When a volume's files get the group of the pod, with permissions for the group.
  package enum FSGroupChangePolicy: String, NodeEncodable, Sendable {
    /// The files are changed only if the volume's root directory has another group or other permissions.
    case onRootMismatch = "OnRootMismatch"
    /// The files are changed at each mount.
    case always = "Always"
  }

  /// Which additional groups the processes have.
  package enum SupplementalGroupsPolicy: String, NodeEncodable, Sendable {
    /// The groups in the pod and in the image.
    case merge = "Merge"
    /// Only the groups in the pod.
    case strict = "Strict"
  }

  /// How a volume's files are labeled for SELinux.
  package enum SELinuxChangePolicy: String, NodeEncodable, Sendable {
    /// The volume is labeled with a mount option.
    case mountOption = "MountOption"
    /// Each file of the volume is labeled.
    case recursive = "Recursive"
  }

  /// A kernel parameter.
  package struct Sysctl: FieldEncodable, Sendable, Equatable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("value", value)
    }
  }
}
