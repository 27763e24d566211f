internal import Diagnostics

struct RBACPodExecBinding: Rule {
  static let card = RuleCard(
    id: "rbac-pod-exec-binding", .warning, in: .production,
    summary: "Binding grants the permission to run commands in pods",
    why:
      "A subject that runs commands in a pod can read its data, its Secrets and the token of its service account.",
    fix: "bind a role without pods/exec and pods/attach",
    covers: CompatibleIDs(
      polaris: [
        "clusterrolebindingPodExecAttach", "rolebindingClusterRolePodExecAttach",
        "rolebindingRolePodExecAttach",
      ], checkov: ["CKV2_K8S_2"]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: debug}
        rules: [{apiGroups: [""], resources: [pods/exec], verbs: [create]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: debug}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: debug}  # flagged
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
    guard !binding.isOfSystem, let role = context.role(of: binding), let grant = role.execGrants.first else {
      return []
    }
    return [
      finding(
        at: binding.role["name"], "\(binding.manifest.title) allows its subjects to run commands in pods",
        notes: [grant.note("\(role.manifest.title) grants it here")])
    ]
  }
}
