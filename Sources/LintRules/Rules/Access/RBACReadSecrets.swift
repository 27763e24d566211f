internal import Diagnostics

/// A right that holds all others.
struct RBACReadSecrets: Rule {
  static let card = RuleCard(
    id: "rbac-read-secrets", .warning, in: .restricted,
    summary: "A role may use Secrets.",
    why: "Keys and passwords of all workloads of the namespace are there.",
    fix: "grant it to people and controllers that need it, by name",
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

  func check(_ role: AccessRole, in fleet: Fleet) -> [Finding] {
    role.secretGrants.map { finding(at: $0, "\(role.manifest.title) may use Secrets") }
  }
}
