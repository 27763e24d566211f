package import Diagnostics

/// The complete security context of a container: `securityContext`.
///
/// This context replaces the hardened context, so it requires ``Service/withoutDefaults(_:because:file:line:column:)``
/// with ``ServiceDefaults/hardening``. Use ``Relax`` and ``RunAs`` to change single settings of the hardened context
/// instead.
///
/// ```swift
/// SecurityContext(runAsUser: 999, allowPrivilegeEscalation: false, drop: ["ALL"])
/// ```
public struct SecurityContext: ContainerPart, PayloadValue, Equatable {
  package let runAsNonRoot: Bool?
  package let runAsUser: Int?
  package let runAsGroup: Int?
  package let readOnlyRootFilesystem: Bool?
  package let allowPrivilegeEscalation: Bool?
  package let privileged: Bool?
  package let add: [String]
  package let drop: [String]
  package let seccomp: Seccomp?
  package let seLinux: SELinux?
  package let appArmor: AppArmor?
  package let procMount: ProcMount?
  package let location: FileLocation

  /// The system calls that the kernel permits: `seccompProfile`.
  public enum Seccomp: PayloadValue, Sendable, Equatable {
    /// The default profile of the container runtime.
    case runtimeDefault
    /// All system calls are permitted.
    case unconfined
    /// A profile file on the node, at this path in the kubelet's folder for seccomp profiles.
    case localhost(String)
  }

  /// The paths below `/proc` that the container can access: `procMount`.
  public enum ProcMount: String, PayloadValue, Sendable {
    /// Sensitive paths are hidden or read-only.
    case `default` = "Default"
    /// All paths, for containers that run containers; requires a user namespace.
    case unmasked = "Unmasked"
  }

  /// Creates a security context; fields that are nil are left out.
  ///
  /// In an ``InitContainer`` or a ``Sidecar``, the values of ``RunAs`` replace a `runAsUser` or `runAsGroup` that is
  /// nil.
  /// - Parameters:
  ///   - runAsNonRoot: `runAsNonRoot`.
  ///   - runAsUser: `runAsUser`.
  ///   - runAsGroup: `runAsGroup`.
  ///   - readOnlyRootFilesystem: `readOnlyRootFilesystem`.
  ///   - allowPrivilegeEscalation: `allowPrivilegeEscalation`.
  ///   - privileged: `privileged`.
  ///   - add: `capabilities.add`.
  ///   - drop: `capabilities.drop`.
  ///   - seccomp: `seccompProfile`.
  ///   - seLinux: `seLinuxOptions`.
  ///   - appArmor: `appArmorProfile`.
  ///   - procMount: `procMount`.
  public init(
    runAsNonRoot: Bool? = nil, runAsUser: Int? = nil, runAsGroup: Int? = nil,
    readOnlyRootFilesystem: Bool? = nil, allowPrivilegeEscalation: Bool? = nil, privileged: Bool? = nil,
    add: [String] = [], drop: [String] = [], seccomp: Seccomp? = nil, seLinux: SELinux? = nil,
    appArmor: AppArmor? = nil, procMount: ProcMount? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.runAsNonRoot = runAsNonRoot
    self.runAsUser = runAsUser
    self.runAsGroup = runAsGroup
    self.readOnlyRootFilesystem = readOnlyRootFilesystem
    self.allowPrivilegeEscalation = allowPrivilegeEscalation
    self.privileged = privileged
    self.add = add
    self.drop = drop
    self.seccomp = seccomp
    self.seLinux = seLinux
    self.appArmor = appArmor
    self.procMount = procMount
    location = FileLocation(file, line, column)
  }

  /// Sets the security context of the container.
  public func add(to container: inout Container) { container.securityContext = self }
}

/// The security context of a pod: `securityContext` of the pod.
///
/// ``Service/seLinux(_:file:line:column:)``, ``Service/appArmor(_:file:line:column:)``, and ``Service/sysctls(_:)`` set
/// the other fields.
public struct PodSecurityContext: PayloadValue, Sendable, Equatable {
  package let runAsNonRoot: Bool?
  package let runAsUser: Int?
  package let runAsGroup: Int?
  package let fsGroup: Int?
  package let supplementalGroups: [Int]
  package let seccomp: SecurityContext.Seccomp?
  package let volumeGroupChange: VolumeGroupChange?
  package let groupMembership: GroupMembership?

  /// Whether processes also get the groups in the image: `supplementalGroupsPolicy`.
  public enum GroupMembership: String, PayloadValue, Sendable {
    /// `Merge`: the user's groups from the image's `/etc/group` are added.
    case merged = "Merge"
    /// `Strict`: only the declared groups apply.
    case strict = "Strict"
  }

  /// Creates a security context; fields that are nil are left out.
  ///
  /// The values of ``RunAs`` in the main container replace a `runAsUser`, `runAsGroup`, `fsGroup`, or
  /// `volumeGroupChange` that is nil.
  /// - Parameters:
  ///   - runAsNonRoot: `runAsNonRoot`.
  ///   - runAsUser: `runAsUser`.
  ///   - runAsGroup: `runAsGroup`.
  ///   - fsGroup: `fsGroup`.
  ///   - supplementalGroups: `supplementalGroups`.
  ///   - seccomp: `seccompProfile`.
  ///   - volumeGroupChange: `fsGroupChangePolicy`.
  ///   - groupMembership: `supplementalGroupsPolicy`.
  public init(
    runAsNonRoot: Bool? = nil, runAsUser: Int? = nil, runAsGroup: Int? = nil, fsGroup: Int? = nil,
    supplementalGroups: [Int] = [], seccomp: SecurityContext.Seccomp? = nil,
    volumeGroupChange: VolumeGroupChange? = nil, groupMembership: GroupMembership? = nil
  ) {
    self.runAsNonRoot = runAsNonRoot
    self.runAsUser = runAsUser
    self.runAsGroup = runAsGroup
    self.fsGroup = fsGroup
    self.supplementalGroups = supplementalGroups
    self.seccomp = seccomp
    self.volumeGroupChange = volumeGroupChange
    self.groupMembership = groupMembership
  }
}

extension Service {
  /// Sets the security context of the pods.
  ///
  /// This context replaces the hardened context, so it requires ``withoutDefaults(_:because:file:line:column:)`` with
  /// ``ServiceDefaults/hardening``.
  public func podSecurityContext(
    _ context: PodSecurityContext, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(
      \.pod.securityContext, to: Located(context, at: location), called: "podSecurityContext", at: location)
  }
}

extension SecurityContext {
  package init(from reader: inout PayloadReader) throws {
    (
      runAsNonRoot, runAsUser, runAsGroup, readOnlyRootFilesystem, allowPrivilegeEscalation, privileged, add,
      drop, seccomp, seLinux, appArmor, procMount, location
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      runAsNonRoot, runAsUser, runAsGroup, readOnlyRootFilesystem, allowPrivilegeEscalation, privileged, add,
      drop, seccomp, seLinux, appArmor, procMount, location)
  }
}

extension SecurityContext.Seccomp {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .runtimeDefault
    case 1: self = .unconfined
    case 2: self = .localhost(try reader.next())
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .runtimeDefault: writer.put(case: 0)
    case .unconfined: writer.put(case: 1)
    case .localhost(let path): writer.put(case: 2, path)
    }
  }
}

extension PodSecurityContext {
  package init(from reader: inout PayloadReader) throws {
    (
      runAsNonRoot, runAsUser, runAsGroup, fsGroup, supplementalGroups, seccomp, volumeGroupChange,
      groupMembership
    ) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(
      runAsNonRoot, runAsUser, runAsGroup, fsGroup, supplementalGroups, seccomp, volumeGroupChange,
      groupMembership)
  }
}
