internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine

struct DefaultAccountBound: Rule {
  static let card = RuleCard(
    id: "default-account-bound", topic: .rbac, .warning, in: .restricted,
    summary: "Binding grants permissions to the service account 'default'",
    why:
      "Every pod in the account's namespace that does not set serviceAccountName runs as 'default'. All these pods get the permissions, including pods that do not need them.",
    fix:
      "create a ServiceAccount with the imagePullSecrets and annotations of 'default', and add the new account to the binding's subjects. Also add the new account to other bindings, mesh policies, and cloud permissions for 'default' that the workloads need. Set serviceAccountName in the pod template of each workload that needs the permissions. After the rollout, remove 'default' from the subjects",
    covers: CompatibleIDs(checkov: ["CKV_K8S_42"]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: read, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects:
        - {kind: ServiceAccount, name: default, namespace: shop}  # flagged
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: read, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects:
        - {kind: ServiceAccount, name: web, namespace: shop}
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: web, namespace: shop}
        """),
    ])

  func check(_ binding: AccessBinding, in context: LintContext) -> [Finding] {
    binding.manifest.root["subjects"].items.filter {
      $0["kind"].text == "ServiceAccount" && $0["name"].text == PodDefaults.serviceAccount
    }.map { finding(at: $0, "\(binding.manifest.title) grants permissions to the service account 'default'") }
  }
}
