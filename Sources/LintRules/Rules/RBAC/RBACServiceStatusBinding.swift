internal import Diagnostics

struct RBACServiceStatusBinding: Rule {
  static let card = RuleCard(
    id: "rbac-service-status-binding", .warning, in: .restricted,
    summary: "Binding grants the permission to change the status of Services",
    why:
      "A subject that sets a load balancer address in a Service's status redirects the cluster's traffic for that address to its own pods.",
    fix: "bind a role without services/status",
    references: ["https://nvd.nist.gov/vuln/detail/CVE-2020-8554"],
    covers: CompatibleIDs(checkov: ["CKV2_K8S_4"]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: deploy}
        rules: [{apiGroups: [""], resources: [services/status], verbs: [patch]}]
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
    guard !binding.isOfSystem, let role = context.role(of: binding),
      let grant = role.serviceStatusGrants.first
    else { return [] }
    return [
      finding(
        at: binding.role["name"],
        "\(binding.manifest.title) allows its subjects to change the status of Services",
        notes: [grant.note("\(role.manifest.title) grants it here")])
    ]
  }
}
