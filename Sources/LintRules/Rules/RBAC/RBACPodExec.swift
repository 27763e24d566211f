internal import Diagnostics
internal import LintEngine

struct RBACPodExec: Rule {
  static let card = RuleCard(
    id: "rbac-pod-exec", topic: .rbac, .warning, in: .production,
    summary: "Role grants the permission to run commands in pods",
    why:
      "A subject that runs commands in a pod can read the pod's data and Secrets, and can use the token of the pod's service account. Access to nodes/proxy through a ClusterRoleBinding allows commands in all pods of all nodes, or of the nodes that resourceNames lists. Rules for pods/exec and pods/attach that name the pods in resourceNames are exempt, and so are built-in roles such as edit.",
    fix:
      "remove pods/exec, pods/attach, and nodes/proxy from the role, and replace '*' with the needed resources and verbs. If users debug the pods, bind the role only to these users, and allow the finding with a reason. For a collector that queries the kubelet directly, replace nodes/proxy with nodes/metrics and nodes/stats, and, from Kubernetes 1.33 on, with nodes/pods",
    covers: CompatibleIDs(polaris: ["clusterrolePodExecAttach", "rolePodExecAttach"]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: web}
        rules:
        - apiGroups: [""]  # flagged
          resources: [pods/exec]
          verbs: [create]
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: web}
        rules:
        - apiGroups: [""]
          resources: [pods, pods/log]
          verbs: [get, list]
        """),
    ])

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    role.execGrants.map { finding(at: $0, "\(role.manifest.title) allows subjects to run commands in pods") }
  }
}
