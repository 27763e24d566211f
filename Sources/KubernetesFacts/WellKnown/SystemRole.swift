/// The roles and bindings that Kubernetes and GKE create.
package enum SystemRole {
  /// The role with all permissions.
  package static let clusterAdmin = "cluster-admin"
  /// The group whose members have all permissions, regardless of roles.
  package static let masters = "system:masters"

  /// Whether Kubernetes or GKE creates a role with this name: one with the prefix `system:` or `gce:`, or the ClusterRole
  /// `cluster-admin`, `admin`, `edit`, or `view`.
  package static func contains(_ name: String, kind: String) -> Bool {
    isReserved(name) || kind == "ClusterRole" && [clusterAdmin, "admin", "edit", "view"].contains(name)
  }

  /// Whether Kubernetes or GKE creates a binding with this name: `cluster-admin`, or a name with the prefix `system:` or
  /// `gce:`.
  package static func hasBinding(_ name: String) -> Bool { isReserved(name) || name == clusterAdmin }

  private static func isReserved(_ name: String) -> Bool {
    name.hasPrefix("system:") || name.hasPrefix("gce:")
  }
}

/// The users of service accounts.
package enum ServiceAccountUser {
  /// The prefix of their names; the namespace, `:`, and the account follow.
  package static let prefix = "system:serviceaccount:"
  /// The group of all service accounts.
  package static let allGroup = "system:serviceaccounts"
  /// The prefix of the groups of the service accounts of a namespace, which follows.
  package static let groupPrefix = "\(allGroup):"
}
