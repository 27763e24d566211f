internal import LintEngine

/// A rule about bindings to roles with a certain permission.
protocol GrantBinding: Rule where Item == AccessBinding {
  /// The granted action, to follow "allows its subjects to".
  static var permission: String { get }
  /// The rules of a role that grant the permission, in the cluster or only in one namespace.
  static func grants(of role: AccessRole, isNamespaced: Bool) -> [ManifestField]
}

extension GrantBinding {
  func check(_ binding: AccessBinding, in context: LintContext) -> [Finding] {
    guard !binding.isOfSystem, let role = context.role(of: binding),
      let grant = Self.grants(of: role, isNamespaced: binding.isNamespaced).first
    else { return [] }
    return [
      finding(
        at: binding.role["name"],
        "\(binding.manifest.title) allows its subjects to \(Self.permission)\(binding.scope)",
        notes: [grant.note("\(role.manifest.title) grants the permission here")])
    ]
  }
}

extension AccessBinding {
  /// ` in its namespace` for a RoleBinding, to follow what the binding grants; empty for a ClusterRoleBinding.
  var scope: String { isNamespaced ? " in its namespace" : "" }
}
