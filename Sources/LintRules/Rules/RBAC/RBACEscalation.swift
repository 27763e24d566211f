internal import Diagnostics
internal import LintEngine

struct RBACEscalation: Rule {
  static let card = RuleCard(
    id: "rbac-escalation", .warning, in: .production,
    summary: "Role has the verb 'bind', 'escalate' or 'impersonate'",
    why:
      "A subject with one of these verbs can give itself more permissions than it has, or act as another user. An attacker with the subject's token can gain full control of the cluster.",
    fix:
      "remove the verb from the role. If the subject needs 'bind' or 'impersonate', list the roles or users in resourceNames",
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
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: deploy}
        rules:
        - apiGroups: [rbac.authorization.k8s.io]  # flagged
          resources: [clusterroles]
          resourceNames: [view, cluster-admin]
          verbs: [bind]
        - apiGroups: [rbac.authorization.k8s.io]  # flagged
          resources: [roles]
          resourceNames: [web]
          verbs: [escalate]
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: web}
        rules:
        - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [view], verbs: [bind]}
        - {apiGroups: [""], resources: [users], resourceNames: [reader@example.com], verbs: [impersonate]}
        """),
    ])

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    role.escalationGrants.map { grant in
      guard let name = grant.names.first else {
        return finding(at: grant.rule, "\(role.manifest.title) can grant permissions or impersonate users")
      }
      let others = grant.names.count > 1 ? " and \(grant.names.count - 1) more" : ""
      return finding(
        at: grant.rule, severity: .info,
        "\(role.manifest.title) can add permissions to the role '\(name)'\(others)")
    }
  }
}
