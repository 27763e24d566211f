internal import Diagnostics
internal import LintEngine

struct RBACEscalationBinding: GrantBinding {
  static let card = RuleCard(
    id: "rbac-escalation-binding", .warning, in: .production,
    summary: "Binding grants the verb 'bind', 'escalate' or 'impersonate'",
    why:
      "A subject with one of these verbs can give itself more permissions than it has, or act as another user. An attacker with the subject's token can gain full control of the cluster.",
    fix: "set roleRef to a role without the verbs bind, escalate and impersonate",
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
        metadata: {name: read}
        rules: [{apiGroups: [""], resources: [pods], verbs: [list]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: read}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: read}
        subjects: [{kind: Group, name: support, apiGroup: rbac.authorization.k8s.io}]
        """),
    ])

  static let permission = "grant permissions or impersonate users"
  static func grants(of role: AccessRole) -> [ManifestField] {
    // A rule that is limited to named roles is reported at the role.
    role.escalationGrants.filter(\.names.isEmpty).map(\.rule)
  }
}
