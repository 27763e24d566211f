import KubernetesFacts
import ManifestTree

/// A subject of a role binding: a user, a group, or a service account.
struct Subject: Sendable {
  /// The kind and the name, with the namespace of a service account.
  let name: String

  private static let authenticated = "Group/\(SystemUser.authenticated)"
  private static let accounts = "Group/\(ServiceAccountUser.allGroup)"
  private static let anonymous = ["Group/\(SystemUser.unauthenticated)", "User/\(SystemUser.anonymous)"]
  private static let accountUser = ServiceAccountUser.prefix

  /// - Parameter namespace: the binding's namespace.
  init(_ subject: Node, in namespace: String) {
    let (kind, name) = (subject["kind"]?.text ?? "", subject["name"]?.text ?? "")
    if kind == "ServiceAccount" {
      self.name = "\(kind)/\(subject["namespace"]?.text ?? namespace)/\(name)"
    } else if kind == "User", name.hasPrefix(Self.accountUser) {
      let account = name.dropFirst(Self.accountUser.count).split(separator: ":", maxSplits: 1)
      self.name = "ServiceAccount/\(account.joined(separator: "/"))"
    } else {
      self.name = "\(kind)/\(name)"
    }
  }

  /// The subjects to which a binding with this subject grants permissions.
  ///
  /// The API server itself adds clients to the groups `system:authenticated` and `system:serviceaccounts`.
  var constraint: AccessConstraint {
    if name == Self.authenticated {
      return .init(Self.anonymous.map { .exact($0) }, negated: true)
    }
    if name == Self.accounts {
      return .init([.exact(name), .prefix(name + ":"), .prefix("ServiceAccount/")])
    }
    if name.hasPrefix(Self.accounts + ":") {
      return .init([.exact(name), .prefix("ServiceAccount/\(name.dropFirst(Self.accounts.count + 1))/")])
    }
    return .init([.exact(name)])
  }

  /// The name, and the groups that contain the subject.
  var groups: [String] {
    var groups = [name]
    if !Self.anonymous.contains(name) { groups.append(Self.authenticated) }
    let parts = name.split(separator: "/")
    if parts.first == "ServiceAccount", parts.count == 3 {
      groups += [Self.accounts, "\(Self.accounts):\(parts[1])"]
    }
    if name.hasPrefix(Self.accounts + ":") { groups.append(Self.accounts) }
    return groups
  }
}
