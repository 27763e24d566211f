internal import Diagnostics

/// A right that holds all others.
struct RBACPodExec: Rule {
  static let card = RuleCard(
    id: "rbac-pod-exec", .warning, in: .production,
    summary: "A role may run commands in pods.",
    why: "Inside a pod its account, Secrets and data are free.",
    fix: "grant it to people and controllers that need it, by name",
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
        - {apiGroups: [""], resources: [configmaps], verbs: [get, list]}
        """),
    ])

  func check(_ role: AccessRole, in fleet: Fleet) -> [Finding] {
    guard !role.isOfSystem else { return [] }
    return role.execGrants.map { finding(at: $0, "\(role.manifest.title) may run commands in pods") }
  }
}
