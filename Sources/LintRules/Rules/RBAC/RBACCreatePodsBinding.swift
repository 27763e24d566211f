internal import Diagnostics

struct RBACCreatePodsBinding: Rule {
  static let card = RuleCard(
    id: "rbac-create-pods-binding", .warning, in: .restricted,
    summary: "Binding grants the permission to create pods",
    why: "A subject that creates pods can mount every Secret and use every service account of the namespace.",
    fix: "bind a role without it",
    covers: CompatibleIDs(kubeLinter: ["access-to-create-pods"]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: x}
        rules: [{apiGroups: [""], resources: [pods], verbs: [create]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: x}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: x}  # flagged
        subjects: [{kind: Group, name: support, apiGroup: rbac.authorization.k8s.io}]
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
    guard !binding.isOfSystem, let role = context.role(of: binding), let grant = role.podGrants.first else {
      return []
    }
    return [
      finding(
        at: binding.role["name"], "\(binding.manifest.title) allows its subjects to create pods",
        notes: [grant.note("\(role.manifest.title) grants it here")])
    ]
  }
}
