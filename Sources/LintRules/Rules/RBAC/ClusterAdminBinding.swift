internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct ClusterAdminBinding: Rule {
  static let card = RuleCard(
    id: "cluster-admin-binding", topic: .rbac, .warning, in: .default,
    summary: "Binding grants cluster-admin, or another role with all permissions",
    why:
      "Anyone who obtains the credentials of a subject can read, change, or delete every object, including Secrets. A RoleBinding grants this in its namespace, and a ClusterRoleBinding in the whole cluster.",
    fix:
      "set roleRef to a role that lists only the needed resources and verbs, and recreate the binding, because roleRef is immutable. If a controller or an administrator needs all permissions, allow the finding with a reason",
    covers: CompatibleIDs(
      kubeLinter: ["cluster-admin-role-binding"],
      polaris: [
        "clusterrolebindingClusterAdmin", "rolebindingClusterAdminClusterRole", "rolebindingClusterAdminRole",
      ]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: web}
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: cluster-admin  # flagged
        subjects: [{kind: Group, name: shop, apiGroup: rbac.authorization.k8s.io}]
        """),
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: operator}
        rules:
        - {apiGroups: ["*"], resources: ["*"], verbs: [get, list, watch, create, update, patch, delete]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: operator}
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: operator  # flagged
        subjects: [{kind: ServiceAccount, name: operator, namespace: shop}]
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: web}
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: view
        subjects: [{kind: Group, name: shop, apiGroup: rbac.authorization.k8s.io}]
        """),
    ])

  func check(_ binding: AccessBinding, in context: LintContext) -> [Finding] {
    guard !binding.isOfSystem else { return [] }
    if binding.role["name"].text == SystemRole.clusterAdmin, binding.role["kind"].text == "ClusterRole" {
      return [
        finding(at: binding.role["name"], "\(binding.manifest.title) grants cluster-admin\(binding.scope)")
      ]
    }
    guard let role = context.role(of: binding), role.grantsEverything else { return [] }
    return [
      finding(
        at: binding.role["name"],
        "\(binding.manifest.title) allows its subjects to read, change, and delete every resource\(binding.scope)",
        notes: [role.manifest.root["rules"].note("\(role.manifest.title) grants the permissions here")])
    ]
  }
}
