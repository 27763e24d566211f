package import Diagnostics

/// An exception to the hardened security context, with a reason.
///
/// By default, containers run as a non-root user with a read-only root filesystem and the runtime's seccomp profile.
/// They have no capabilities, no privilege escalation, and no service account token. The relaxations of the service
/// account token and of the host's namespaces apply to the whole pod.
///
/// ```swift
/// Relax(.writableRootFilesystem, because: "mongod keeps its lock file beside its binary")
/// ```
public struct Relax: ContainerPart {
  private let relaxation: Relaxation

  /// Relaxes one setting of the container or its pod.
  public init(
    _ what: Relaxation.Kind, because reason: String,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    relaxation = Relaxation(kind: what, reason: reason, location: FileLocation(file, line, column))
  }

  /// Adds the relaxation to the container.
  public func add(to container: inout Container) { container.relaxations.append(relaxation) }
}

/// A relaxation of the hardened security context.
public struct Relaxation: PayloadValue, Sendable, Equatable {
  package let kind: Kind
  package let reason: String
  package let location: FileLocation

  /// The setting that is relaxed.
  public enum Kind: PayloadValue, Sendable, Equatable {
    /// The root filesystem is writable.
    case writableRootFilesystem
    /// The container may run as root.
    case root
    /// The container keeps a capability, such as `CHOWN`. By default, only processes that run as root can use it.
    case capability(String)
    /// The container's processes may gain privileges.
    case privilegeEscalation
    /// The container is privileged, and its processes may gain privileges.
    case privileged
    /// The container runs without a seccomp profile.
    case unconfinedSeccomp
    /// The pod gets the token of its service account.
    case serviceAccountToken
    /// The pod uses the network of the node: `hostNetwork`.
    case hostNetwork
    /// The pod uses the process ID namespace of the node: `hostPID`.
    case hostProcesses
    /// The pod uses the IPC namespace of the node: `hostIPC`.
    case hostIPC
  }
}

/// The user that a container runs as.
///
/// In the main container, this part sets the user, group, and volume group of the pod. The other containers then run as
/// the same user unless they set their own.
public struct RunAs: ContainerPart, PayloadValue, Equatable {
  package let user: Int
  package let group: Int?
  package let volumeGroup: Int?
  package let volumeGroupChange: VolumeGroupChange?
  package let location: FileLocation

  /// Sets the user.
  /// - Parameters:
  ///   - user: the user ID. In a hardened service, 0 requires ``Relax`` with ``Relaxation/Kind/root``.
  ///   - group: the group ID. The default is the group that the main container sets for the pod. If the main container
  ///     sets none, the default is the user's group in the image, or 0 if the image does not have the user.
  ///   - volumeGroup: `fsGroup`, the group that owns the pod's volumes; none by default. The group has no effect in
  ///     containers other than the main container.
  ///   - volumeGroupChange: `fsGroupChangePolicy`; ``VolumeGroupChange/always`` by default. Requires `volumeGroup`.
  public init(
    user: Int, group: Int? = nil, volumeGroup: Int? = nil, volumeGroupChange: VolumeGroupChange? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.user = user
    self.group = group
    self.volumeGroup = volumeGroup
    self.volumeGroupChange = volumeGroupChange
    location = FileLocation(file, line, column)
  }

  /// Sets the user of the container.
  public func add(to container: inout Container) { container.user = self }
}

/// When Kubernetes changes the group and permissions of the files in a volume: `fsGroupChangePolicy`.
public enum VolumeGroupChange: String, PayloadValue, Sendable {
  /// `Always`: whenever a pod starts, which can take minutes on volumes with many files.
  case always = "Always"
  /// `OnRootMismatch`: only if the volume's root directory has another group or other permissions.
  case onRootMismatch = "OnRootMismatch"
}

extension Relaxation {
  package init(from reader: inout PayloadReader) throws { (kind, reason, location) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(kind, reason, location) }
}

extension Relaxation.Kind {
  package init(from reader: inout PayloadReader) throws {
    switch try reader.nextCase() {
    case 0: self = .writableRootFilesystem
    case 1: self = .root
    case 2: self = .capability(try reader.next())
    case 3: self = .privilegeEscalation
    case 4: self = .privileged
    case 5: self = .unconfinedSeccomp
    case 6: self = .serviceAccountToken
    case 7: self = .hostNetwork
    case 8: self = .hostProcesses
    case 9: self = .hostIPC
    default: throw reader.malformed
    }
  }

  package func write(to writer: inout PayloadWriter) {
    switch self {
    case .writableRootFilesystem: writer.put(case: 0)
    case .root: writer.put(case: 1)
    case .capability(let name): writer.put(case: 2, name)
    case .privilegeEscalation: writer.put(case: 3)
    case .privileged: writer.put(case: 4)
    case .unconfinedSeccomp: writer.put(case: 5)
    case .serviceAccountToken: writer.put(case: 6)
    case .hostNetwork: writer.put(case: 7)
    case .hostProcesses: writer.put(case: 8)
    case .hostIPC: writer.put(case: 9)
    }
  }
}

extension RunAs {
  package init(from reader: inout PayloadReader) throws {
    (user, group, volumeGroup, volumeGroupChange, location) = try reader.parts()
  }
  package func write(to writer: inout PayloadWriter) {
    writer.put(user, group, volumeGroup, volumeGroupChange, location)
  }
}
