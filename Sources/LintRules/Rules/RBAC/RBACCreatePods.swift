internal import Diagnostics
internal import LintEngine

struct RBACCreatePods: Rule {
  static let card = RuleCard(
    id: "rbac-create-pods", topic: .rbac, .warning, in: .restricted,
    summary: "Role grants the permission to create pods",
    why:
      "A subject that can create pods in a namespace can mount every Secret and use every service account of that namespace.",
    fix:
      "remove 'create' on pods, Deployments, Jobs, and other workloads from the role, and replace '*' with the needed resources and verbs. If a controller or a deployment tool creates pods, bind the role only to its account, and allow the finding with a reason",
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: web}
        rules:
        - apiGroups: [""]  # flagged
          resources: [pods]
          verbs: [create]
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: web}
        rules:
        - apiGroups: [""]
          resources: [pods]
          verbs: [get, list]
        """),
    ])

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    role.podGrants.map { finding(at: $0, "\(role.manifest.title) allows subjects to create pods") }
  }
}
