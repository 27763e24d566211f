internal import Diagnostics
internal import LintEngine

struct RBACReadSecrets: Rule {
  static let card = RuleCard(
    id: "rbac-read-secrets", .warning, in: .restricted,
    summary: "Role grants access to all Secrets",
    why:
      "The subjects of the role can read or change the passwords and keys of other workloads and use these outside the cluster.",
    fix:
      "remove secrets from the role, or list the names of the needed Secrets in resourceNames",
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
        - {apiGroups: [""], resources: [secrets], resourceNames: [web-tls], verbs: [get, watch]}
        """),
    ])

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    role.secretGrants.map { finding(at: $0, "\(role.manifest.title) can access all Secrets") }
  }
}
