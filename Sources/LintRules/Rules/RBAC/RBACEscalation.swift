internal import Diagnostics
internal import LintEngine

struct RBACEscalation: Rule {
  static let card = RuleCard(
    id: "rbac-escalation", .warning, in: .production,
    summary: "Role can grant permissions that its subject does not have",
    why:
      "With the verbs 'bind', 'escalate' or 'impersonate' a subject can get every permission of the cluster.",
    fix: "grant this permission only to the users and controllers that need it",
    covers: CompatibleIDs(checkov: ["CKV_K8S_157", "CKV_K8S_158"]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: web}
        rules:
        - apiGroups: [rbac.authorization.k8s.io]  # flagged
          resources: [clusterroles]
          verbs: [escalate]
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
    role.escalationGrants.map {
      finding(at: $0, "\(role.manifest.title) can grant permissions or impersonate users")
    }
  }
}
