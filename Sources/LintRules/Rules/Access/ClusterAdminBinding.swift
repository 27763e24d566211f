internal import Diagnostics

/// Somebody may do everything.
struct ClusterAdminBinding: Rule {
  static let card = RuleCard(
    id: "cluster-admin-binding", .error, in: .default,
    summary: "A binding to cluster-admin gives every right in the cluster.",
    why: "One leaked token is the whole cluster.",
    fix: "bind a role with the rights that are needed",
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

  func check(_ binding: AccessBinding, in fleet: Fleet) -> [Finding] {
    guard !binding.isOfSystem else { return [] }
    if binding.role["name"].text == "cluster-admin", binding.role["kind"].text == "ClusterRole" {
      return [finding(at: binding.role["name"], "\(binding.manifest.title) gives cluster-admin")]
    }
    guard let role = fleet.role(of: binding), role.grantsEverything else { return [] }
    return [
      finding(
        at: binding.role["name"], "\(binding.manifest.title) gives every right",
        notes: [role.manifest.root["rules"].note("\(role.manifest.title) grants them here")])
    ]
  }
}
