internal import Diagnostics
internal import LintEngine

struct RBACReadSecretsBinding: GrantBinding {
  static let card = RuleCard(
    id: "rbac-read-secrets-binding", topic: .rbac, .warning, in: .restricted,
    summary: "Binding grants access to all Secrets of a namespace or the cluster",
    why:
      "Depending on the verbs, the subjects of the binding can read, create, change, or delete Secrets with the passwords and keys of other workloads. An attacker with read access can use the passwords and keys outside the cluster.",
    fix:
      "set roleRef to a role whose rules list neither 'secrets' nor '*' as a resource, or that names the needed Secrets in resourceNames. Recreate the binding, because roleRef is immutable. If a controller must create or list Secrets, bind the role only to its account, and allow the finding with a reason",
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
        metadata: {name: x}
        rules: [{apiGroups: [""], resources: [configmaps], verbs: [get]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: x}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: x}
        subjects: [{kind: Group, name: support, apiGroup: rbac.authorization.k8s.io}]
        """),
    ])

  static let permission = "access all Secrets"
  static func grants(of role: AccessRole, isNamespaced: Bool) -> [ManifestField] { role.secretGrants }
}
