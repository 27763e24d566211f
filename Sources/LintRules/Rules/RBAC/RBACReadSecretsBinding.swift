internal import Diagnostics

struct RBACReadSecretsBinding: Rule {
  static let card = RuleCard(
    id: "rbac-read-secrets-binding", .warning, in: .restricted,
    summary: "Binding grants access to Secrets",
    why: "The subjects can read the passwords and keys of every workload in the namespace.",
    fix: "bind a role without it",
    covers: CompatibleIDs(kubeLinter: ["access-to-secrets"], checkov: ["CKV2_K8S_5"]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: x}
        rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: x}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: x}  # flagged
        subjects: [{kind: Group, name: support, apiGroup: rbac.authorization.k8s.io}]
        """),
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: monitoring}
        aggregationRule: {clusterRoleSelectors: [{matchLabels: {aggregate: monitoring}}]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: monitoring-secrets, labels: {aggregate: monitoring}}
        rules: [{apiGroups: [""], resources: [secrets], verbs: [list]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: monitoring}
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: monitoring  # flagged
        subjects: [{kind: ServiceAccount, name: monitoring, namespace: shop}]
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
    guard !binding.isOfSystem, let role = context.role(of: binding), let grant = role.secretGrants.first
    else {
      return []
    }
    return [
      finding(
        at: binding.role["name"], "\(binding.manifest.title) allows its subjects to access Secrets",
        notes: [grant.note("\(role.manifest.title) grants it here")])
    ]
  }
}
