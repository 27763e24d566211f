internal import Diagnostics
internal import LintEngine

struct RBACEscalationBinding: GrantBinding {
  static let card = RuleCard(
    id: "rbac-escalation-binding", topic: .rbac, .warning, in: .production,
    summary: "Binding grants the verb 'bind', 'escalate', or 'impersonate'",
    why:
      "With 'bind' or 'escalate', a subject that can write bindings or roles can give itself more permissions. With 'impersonate', a subject can act as another user. An attacker with the subject's credentials can gain full control of the namespace or the cluster. A rule that binds named roles, or impersonates named users, groups, or service accounts, is exempt, unless a name is cluster-admin or system:masters. The rule rbac-escalation reports 'escalate' on named roles.",
    fix:
      "set roleRef to a role without 'bind', 'escalate', or 'impersonate', or to a role that limits these verbs to resourceNames without cluster-admin or system:masters. Recreate the binding, because roleRef is immutable. If a controller needs a verb for all objects, allow the finding with a reason",
    covers: CompatibleIDs(checkov: ["CKV2_K8S_1", "CKV2_K8S_3"]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: deploy}
        rules: [{apiGroups: [""], resources: [users], verbs: [impersonate]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: deploy}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deploy}  # flagged
        subjects: [{kind: ServiceAccount, name: deploy, namespace: shop}]
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: deploy}
        rules: [{apiGroups: [apps], resources: [deployments], verbs: [get, patch]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: deploy}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deploy}
        subjects: [{kind: ServiceAccount, name: deploy, namespace: shop}]
        """),
    ])

  static let permission = "grant permissions or impersonate users"
  static func grants(of role: AccessRole, isNamespaced: Bool) -> [ManifestField] {
    // The rule rbac-escalation reports 'escalate' on named roles.
    role.escalationGrants(isNamespaced: isNamespaced).filter(\.names.isEmpty).map(\.rule)
  }
}
