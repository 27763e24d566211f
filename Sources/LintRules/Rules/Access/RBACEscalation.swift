internal import Diagnostics

/// A right that holds all others.
struct RBACEscalation: Rule {
  static let card = RuleCard(
    id: "rbac-escalation", .warning, in: .production,
    summary: "A role may give away rights.",
    why: "Who may bind, escalate or impersonate has every right.",
    fix: "grant it to people and controllers that need it, by name",
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

  func check(_ role: AccessRole, in fleet: Fleet) -> [Finding] {
    role.escalationGrants.map { finding(at: $0, "\(role.manifest.title) may give away rights") }
  }
}
