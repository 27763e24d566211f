extension Core {
  /// As whom and how confined a container runs.
  public struct SecurityContext: FieldEncodable, Sendable, Equatable {
    /// Whether a start as root is refused; false if nil.
    public var runAsNonRoot: Bool?
    /// The user; the image's if nil.
    public var runAsUser: Int?
    /// The primary group; the runtime's default if nil.
    public var runAsGroup: Int?
    /// Whether the container is as free as the node's root; false if nil.
    public var privileged: Bool?
    /// Whether a process can gain more privileges than its parent; true if nil.
    public var allowPrivilegeEscalation: Bool?
    /// Whether the root file system can't be written; false if nil.
    public var readOnlyRootFilesystem: Bool?
    /// Linux capabilities taken and given.
    public var capabilities: Capabilities?
    /// Which system calls are allowed.
    public var seccompProfile: SeccompProfile?
    /// The AppArmor profile.
    public var appArmorProfile: AppArmorProfile?
    /// The SELinux context.
    public var seLinuxOptions: SELinuxOptions?
    /// How `/proc` is masked; `Default` if nil.
    public var procMount: ProcMount?
    /// Settings of Windows containers.
    public var windowsOptions: WindowsSecurityContextOptions?

    /// Makes a security context; all else is set afterwards.
    public init(
      runAsNonRoot: Bool? = nil, runAsUser: Int? = nil, runAsGroup: Int? = nil, privileged: Bool? = nil,
      allowPrivilegeEscalation: Bool? = nil, readOnlyRootFilesystem: Bool? = nil,
      capabilities: Capabilities? = nil, seccompProfile: SeccompProfile? = nil
    ) {
      self.runAsNonRoot = runAsNonRoot
      self.runAsUser = runAsUser
      self.runAsGroup = runAsGroup
      self.privileged = privileged
      self.allowPrivilegeEscalation = allowPrivilegeEscalation
      self.readOnlyRootFilesystem = readOnlyRootFilesystem
      self.capabilities = capabilities
      self.seccompProfile = seccompProfile
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("runAsNonRoot", runAsNonRoot)
      encoder.field("runAsUser", runAsUser)
      encoder.field("runAsGroup", runAsGroup)
      encoder.field("privileged", privileged)
      encoder.field("allowPrivilegeEscalation", allowPrivilegeEscalation)
      encoder.field("readOnlyRootFilesystem", readOnlyRootFilesystem)
      encoder.field("capabilities", capabilities)
      encoder.field("seccompProfile", seccompProfile)
      encoder.field("appArmorProfile", appArmorProfile)
      encoder.field("seLinuxOptions", seLinuxOptions)
      encoder.field("procMount", procMount)
      encoder.field("windowsOptions", windowsOptions)
    }
  }

  /// Linux capabilities, without the `CAP_` prefix.
  public struct Capabilities: FieldEncodable, Sendable, Equatable {
    /// Given beside the runtime's defaults.
    public var add: [String]
    /// Taken away; `ALL` takes every one.
    public var drop: [String]

    /// Makes a capabilities.
    public init(add: [String] = [], drop: [String] = []) {
      self.add = add
      self.drop = drop
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("add", add)
      encoder.field("drop", drop)
    }
  }

  /// Which system calls are allowed.
  public struct SeccompProfile: FieldEncodable, Sendable, Equatable {
    /// Where the profile comes from.
    public var type: ProfileType
    /// The file below the node's seccomp folder, for `Localhost`.
    public var localhostProfile: String?

    /// Makes a seccomp profile.
    public init(type: ProfileType, localhostProfile: String? = nil) {
      self.type = type
      self.localhostProfile = localhostProfile
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("localhostProfile", localhostProfile)
    }
  }

  /// The AppArmor profile of a container.
  public struct AppArmorProfile: FieldEncodable, Sendable, Equatable {
    /// Where the profile comes from.
    public var type: ProfileType
    /// The profile's name on the node, for `Localhost`.
    public var localhostProfile: String?

    /// Makes an app armor profile.
    public init(type: ProfileType, localhostProfile: String? = nil) {
      self.type = type
      self.localhostProfile = localhostProfile
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("localhostProfile", localhostProfile)
    }
  }

  /// Where a security profile comes from.
  public enum ProfileType: String, NodeEncodable, Sendable {
    /// The container runtime.
    case runtimeDefault = "RuntimeDefault"
    /// The node.
    case localhost = "Localhost"
    /// Nowhere: nothing is confined.
    case unconfined = "Unconfined"
  }

  /// The parts of an SELinux context.
  public struct SELinuxOptions: FieldEncodable, Sendable, Equatable {
    /// The user.
    public var user: String?
    /// The role.
    public var role: String?
    /// The type.
    public var type: String?
    /// The level.
    public var level: String?

    /// Makes a SE linux options.
    public init(user: String? = nil, role: String? = nil, type: String? = nil, level: String? = nil) {
      self.user = user
      self.role = role
      self.type = type
      self.level = level
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("user", user)
      encoder.field("role", role)
      encoder.field("type", type)
      encoder.field("level", level)
    }
  }

  /// How `/proc` is masked.
  public enum ProcMount: String, NodeEncodable, Sendable {
    /// As the runtime does.
    case `default` = "Default"
    /// Not at all.
    case unmasked = "Unmasked"
  }

  /// Settings of Windows containers.
  public struct WindowsSecurityContextOptions: FieldEncodable, Sendable, Equatable {
    /// The credential spec for a group managed service account.
    public var gmsaCredentialSpecName: String?
    /// The credential spec itself.
    public var gmsaCredentialSpec: String?
    /// The user; the image's if nil.
    public var runAsUserName: String?
    /// Whether the container runs as a process of the host; false if nil.
    public var hostProcess: Bool?

    /// Makes a windows security context options.
    public init(
      gmsaCredentialSpecName: String? = nil, gmsaCredentialSpec: String? = nil, runAsUserName: String? = nil,
      hostProcess: Bool? = nil
    ) {
      self.gmsaCredentialSpecName = gmsaCredentialSpecName
      self.gmsaCredentialSpec = gmsaCredentialSpec
      self.runAsUserName = runAsUserName
      self.hostProcess = hostProcess
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("gmsaCredentialSpecName", gmsaCredentialSpecName)
      encoder.field("gmsaCredentialSpec", gmsaCredentialSpec)
      encoder.field("runAsUserName", runAsUserName)
      encoder.field("hostProcess", hostProcess)
    }
  }
}
