internal import Diagnostics
internal import LintEngine

struct RBACEscalation: Rule {
  static let card = RuleCard(
    id: "rbac-escalation", .warning, in: .production,
    summary: "Role has the verb 'bind', 'escalate' or 'impersonate'",
    why:
      "A subject with one of these verbs can give itself more permissions than it has, or act as another user. An attacker with the subject's token can gain full control of the namespace or the cluster.",
    fix:
      "remove the verb from the role. If the subject needs the verb, list the roles or users in resourceNames, and allow the finding with a reason",
    covers: CompatibleIDs(checkov: ["CKV_K8S_157", "CKV_K8S_158"]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: web}
        rules:
        - apiGroups: [rbac.authorization.k8s.io]  # flagged
          resources: [roles]
          verbs: [get, escalate]
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: web}
        rules:
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [roles]
          verbs: [get]
        """),
    ])

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    role.escalationGrants.map {
      finding(at: $0, "\(role.manifest.title) can grant permissions or impersonate users")
    }
  }
}
