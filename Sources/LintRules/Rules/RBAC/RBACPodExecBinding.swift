internal import Diagnostics
internal import LintEngine

struct RBACPodExecBinding: GrantBinding {
  static let card = RuleCard(
    id: "rbac-pod-exec-binding", topic: .rbac, .warning, in: .production,
    summary: "Binding grants the permission to run commands in pods",
    why:
      "A subject that runs commands in a pod can read the pod's data and Secrets, and can use the token of the pod's service account. Access to nodes/proxy through a ClusterRoleBinding allows commands in all pods of all nodes, or of the nodes that resourceNames lists. Rules for pods/exec and pods/attach that name the pods in resourceNames are exempt.",
    fix:
      "set roleRef to a role without pods/exec, pods/attach, or nodes/proxy, and recreate the binding, because roleRef is immutable. If users debug the pods, bind the role only to these users, and allow the finding with a reason. For a collector that queries the kubelet directly, use a role with nodes/metrics and nodes/stats, and, from Kubernetes 1.33 on, with nodes/pods",
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
        metadata: {name: debug}
        rules: [{apiGroups: [""], resources: [pods, pods/log], verbs: [get, list]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: debug}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: debug}
        subjects: [{kind: Group, name: support, apiGroup: rbac.authorization.k8s.io}]
        """),
    ])

  static let permission = "run commands in pods"
  static func grants(of role: AccessRole, isNamespaced: Bool) -> [ManifestField] {
    isNamespaced ? role.namespacedExecGrants : role.execGrants
  }
}
