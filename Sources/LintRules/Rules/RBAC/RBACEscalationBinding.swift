internal import Diagnostics

struct RBACEscalationBinding: Rule {
  static let card = RuleCard(
    id: "rbac-escalation-binding", .warning, in: .production,
    summary: "Binding grants the permission to escalate privileges",
    why:
      "With the verbs 'bind', 'escalate' or 'impersonate' a subject can get every permission of the cluster.",
    fix: "bind a role without these verbs",
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

  func check(_ binding: AccessBinding, in context: LintContext) -> [Finding] {
    guard !binding.isOfSystem, let role = context.role(of: binding), let grant = role.escalationGrants.first
    else {
      return []
    }
    return [
      finding(
        at: binding.role["name"],
        "\(binding.manifest.title) allows its subjects to grant permissions or impersonate users",
        notes: [grant.note("\(role.manifest.title) grants it here")])
    ]
  }
}
