internal import Diagnostics
internal import LintEngine

struct RBACServiceStatusBinding: GrantBinding {
  static let card = RuleCard(
    id: "rbac-service-status-binding", topic: .rbac, .warning, in: .restricted,
    summary: "Binding grants the permission to change the status of Services",
    why:
      "The nodes send the cluster's traffic for an IP address in the status of a LoadBalancer Service to the pods of that Service. A subject that can write the status can redirect traffic for external addresses to pods that it controls, and read or change this traffic.",
    fix:
      "set roleRef to a role without 'update' or 'patch' on services/status, and recreate the binding, because roleRef is immutable. If a load balancer controller sets the status, bind the role only to its account, and allow the finding with a reason",
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
        metadata: {name: deploy}
        rules: [{apiGroups: [""], resources: [services], verbs: [get, list]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: deploy}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: deploy}
        subjects: [{kind: ServiceAccount, name: deploy, namespace: shop}]
        """),
    ])

  static let permission = "change the status of Services"
  static func grants(of role: AccessRole, isNamespaced: Bool) -> [ManifestField] { role.serviceStatusGrants }
}
