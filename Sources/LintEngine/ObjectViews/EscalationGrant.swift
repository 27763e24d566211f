import KubernetesFacts
import ManifestTree

/// A rule of a role that allows its subjects to get more permissions than the role grants.
package struct EscalationGrant: Sendable {
  package let rule: ManifestField
  /// The roles in `resourceNames` to which the rule allows adding permissions; empty if the rule grants more than that.
  package let names: [String]

  /// The grant of a rule; nil if the rule grants no further permissions.
  ///
  /// A rule that binds named roles, or impersonates named subjects, grants the permissions of these roles or subjects
  /// and no others. Such a rule counts only if it names `cluster-admin` or `system:masters`, which have all
  /// permissions. A rule that escalates named roles allows adding any permission to them.
  ///
  /// A role that is granted in one namespace does not reach users, groups, or ClusterRoles, which have no namespace. It
  /// still allows binding ClusterRoles in the namespace.
  init?(_ rule: ManifestField, isNamespaced: Bool) {
    let roleGroups: Set<String> = [APIGroup.core, APIGroup.rbac]
    let roles: Set<String> = ["roles", "clusterroles"]
    let isLimited = rule.isLimitedToNames
    let names = Set(rule["resourceNames"].texts)
    let escalates = rule.allows(["escalate"], on: isNamespaced ? ["roles"] : roles, in: roleGroups)
    let binds = rule.allows(
      ["bind"], on: roles.union(["rolebindings", "clusterrolebindings"]), in: roleGroups)
    let impersonates = rule.allows(
      ["impersonate"], on: isNamespaced ? ["serviceaccounts"] : ["users", "groups", "serviceaccounts"],
      in: roleGroups)
    let isUnlimited =
      !isLimited && (binds || impersonates)
      || binds && names.contains(SystemRole.clusterAdmin)
      || impersonates && names.contains(SystemRole.masters)
    guard isUnlimited || escalates else { return nil }
    self.rule = rule
    self.names = isUnlimited || !isLimited ? [] : rule["resourceNames"].texts
  }
}
