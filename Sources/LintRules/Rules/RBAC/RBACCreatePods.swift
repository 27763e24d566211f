internal import Diagnostics
internal import LintEngine

struct RBACCreatePods: Rule {
  static let card = RuleCard(
    id: "rbac-create-pods", .warning, in: .restricted,
    summary: "Role can create pods",
    why: "A subject that creates pods can mount every Secret and use every service account of the namespace.",
    fix: "grant this permission only to the users and controllers that need it",
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
        - {apiGroups: [""], resources: [configmaps], verbs: [get, list]}
        """),
    ])

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    role.podGrants.map { finding(at: $0, "\(role.manifest.title) can create pods") }
  }
}
