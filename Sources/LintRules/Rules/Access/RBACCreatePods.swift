internal import Diagnostics

/// A right that holds all others.
struct RBACCreatePods: Rule {
  static let card = RuleCard(
    id: "rbac-create-pods", .warning, in: .restricted,
    summary: "A role may create pods.",
    why: "Who creates pods can use every Secret and account of the namespace.",
    fix: "grant it to people and controllers that need it, by name",
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

  func check(_ role: AccessRole, in fleet: Fleet) -> [Finding] {
    role.podGrants.map { finding(at: $0, "\(role.manifest.title) may create pods") }
  }
}
