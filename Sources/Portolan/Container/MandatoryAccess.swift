internal import Diagnostics

/// The SELinux label of processes and volumes: `seLinuxOptions`.
///
/// The container runtime chooses the parts that are nil.
public struct SELinux: PayloadValue, Sendable, Equatable {
  package let level: String?
  package let type: String?
  package let role: String?
  package let user: String?

  /// Creates a label from its parts.
  /// - Parameters:
  ///   - level: the sensitivity and categories, such as `s0:c123,c456`.
  ///   - type: the type, such as `container_t`.
  ///   - role: the SELinux role, such as `system_r`.
  ///   - user: the SELinux user, such as `system_u`.
  public init(level: String? = nil, type: String? = nil, role: String? = nil, user: String? = nil) {
    self.level = level
    self.type = type
    self.role = role
    self.user = user
  }
}

/// The AppArmor profile of processes: `appArmorProfile`, Kubernetes 1.30 and newer.
public enum AppArmor: PayloadValue, Sendable, Equatable {
  /// The default profile of the container runtime.
  case runtimeDefault
  /// No profile.
  case unconfined
  /// A profile with this name that is loaded on the nodes.
  case localhost(String)
}

extension Service {
  /// Sets the SELinux label of the pods.
  public func seLinux(
    _ label: SELinux, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(\.pod.seLinux, to: Located(label, at: location), called: "seLinux", at: location)
  }

  /// Sets the AppArmor profile of the pods.
  public func appArmor(
    _ profile: AppArmor, file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Service {
    let location = FileLocation(file, line, column)
    return setting(\.pod.appArmor, to: Located(profile, at: location), called: "appArmor", at: location)
  }
}

extension SELinux {
  package init(from reader: inout PayloadReader) throws { (level, type, role, user) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(level, type, role, user) }
}

extension AppArmor {
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
    case .localhost(let name): writer.put(case: 2, name)
    }
  }
}
