internal import Diagnostics
internal import LintEngine

struct RBACReadSecrets: Rule {
  static let card = RuleCard(
    id: "rbac-read-secrets", .warning, in: .restricted,
    summary: "Role can access Secrets",
    why: "The subject can read the passwords and keys of every workload in the namespace.",
    fix:
      "grant this permission only to the users and controllers that need it, and list the Secrets in resourceNames",
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: web}
        rules:
        - apiGroups: [""]  # flagged
          resources: [secrets]
          verbs: [get]
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
    role.secretGrants.map { finding(at: $0, "\(role.manifest.title) can access Secrets") }
  }
}
