internal import Diagnostics
internal import LintEngine

struct RBACCreatePodsBinding: GrantBinding {
  static let card = RuleCard(
    id: "rbac-create-pods-binding", topic: .rbac, .warning, in: .restricted,
    summary: "Binding grants the permission to create pods",
    why:
      "A subject that can create pods in a namespace can mount every Secret and use every service account of that namespace.",
    fix:
      "set roleRef to a role without 'create' on pods, Deployments, Jobs, or other workloads, and recreate the binding, because roleRef is immutable. If a controller or a deployment tool creates pods, bind the role only to its account, and allow the finding with a reason",
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
        metadata: {name: x}
        rules: [{apiGroups: [""], resources: [pods], verbs: [get, list]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: x}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: x}
        subjects: [{kind: Group, name: support, apiGroup: rbac.authorization.k8s.io}]
        """),
    ])

  static let permission = "create pods"
  static func grants(of role: AccessRole, isNamespaced: Bool) -> [ManifestField] { role.podGrants }
}
