extension Core {
  /// The user and the privileges of a container.
  package struct SecurityContext: FieldEncodable, Sendable, Equatable {
    /// Whether starting as root is rejected; the pod's setting, or otherwise false, if nil.
    package var runAsNonRoot: Bool?
    /// The user ID; the pod's setting, or otherwise the image's user, if nil.
    package var runAsUser: Int?
    /// The primary group ID; the pod's setting, or otherwise the runtime's default, if nil.
    package var runAsGroup: Int?
    /// Whether the container has the privileges of root on the node; false if nil.
    package var privileged: Bool?
    /// Whether a process can gain more privileges than its parent; true if nil.
    package var allowPrivilegeEscalation: Bool?
    /// Whether the root file system is read-only; false if nil.
    package var readOnlyRootFilesystem: Bool?
    /// The added and dropped Linux capabilities.
    package var capabilities: Capabilities?
    /// The allowed system calls.
    package var seccompProfile: SeccompProfile?
    package var appArmorProfile: AppArmorProfile?
    /// The SELinux context.
    package var seLinuxOptions: SELinuxOptions?
    /// How `/proc` is masked; `Default` if nil.
    package var procMount: ProcMount?
    /// Settings of Windows containers.
    package var windowsOptions: WindowsSecurityContextOptions?

    /// Creates a security context; set the other fields afterwards.
    package init(
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
  package struct Capabilities: FieldEncodable, Sendable, Equatable {
    /// Capabilities in addition to the runtime's defaults.
    package var add: [String]
    /// Dropped capabilities; `ALL` drops all of them.
    package var drop: [String]

    package init(add: [String] = [], drop: [String] = []) {
      self.add = add
      self.drop = drop
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("add", add)
      encoder.field("drop", drop)
    }
  }

  /// The allowed system calls.
  package struct SeccompProfile: FieldEncodable, Sendable, Equatable {
    /// The source of the profile.
    package var type: ProfileType
    /// The profile's file in the node's seccomp folder, for `Localhost`.
    package var localhostProfile: String?

    package init(type: ProfileType, localhostProfile: String? = nil) {
      self.type = type
      self.localhostProfile = localhostProfile
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("localhostProfile", localhostProfile)
    }
  }

  /// The AppArmor profile of a pod or container.
  package struct AppArmorProfile: FieldEncodable, Sendable, Equatable {
    /// The source of the profile.
    package var type: ProfileType
    /// The profile's name on the node, for `Localhost`.
    package var localhostProfile: String?

    package init(type: ProfileType, localhostProfile: String? = nil) {
      self.type = type
      self.localhostProfile = localhostProfile
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("type", type)
      encoder.field("localhostProfile", localhostProfile)
    }
  }

  /// The source of a security profile.
  package enum ProfileType: String, NodeEncodable, Sendable {
    /// The container runtime's default.
    case runtimeDefault = "RuntimeDefault"
    /// A profile on the node.
    case localhost = "Localhost"
    /// No profile.
    case unconfined = "Unconfined"
  }

  /// The parts of an SELinux context.
  package struct SELinuxOptions: FieldEncodable, Sendable, Equatable {
    package var user: String?
    package var role: String?
    package var type: String?
    package var level: String?

    package init(user: String? = nil, role: String? = nil, type: String? = nil, level: String? = nil) {
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
  package enum ProcMount: String, NodeEncodable, Sendable {
    /// Sensitive paths are hidden or read-only, as the runtime's default defines.
    case `default` = "Default"
    /// No paths are hidden.
    case unmasked = "Unmasked"
  }

  /// Settings of Windows containers.
  package struct WindowsSecurityContextOptions: FieldEncodable, Sendable, Equatable {
    /// The credential spec for a group managed service account.
    package var gmsaCredentialSpecName: String?
    /// The credential spec itself.
    package var gmsaCredentialSpec: String?
    /// The user; the image's if nil.
    package var runAsUserName: String?
    /// Whether the container runs as a HostProcess container; false if nil.
    package var hostProcess: Bool?

    package init(
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
