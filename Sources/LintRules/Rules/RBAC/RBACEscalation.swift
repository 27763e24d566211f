internal import Diagnostics
internal import LintEngine

struct RBACEscalation: Rule {
  static let card = RuleCard(
    id: "rbac-escalation", topic: .rbac, .warning, in: .production,
    summary: "Role grants the verb 'bind', 'escalate', or 'impersonate'",
    why:
      "With 'bind' or 'escalate', a subject that can write bindings or roles can give itself more permissions. With 'impersonate', a subject can act as another user. An attacker with the subject's credentials can gain full control of the namespace or the cluster. A rule that binds named roles, or impersonates named users, groups, or service accounts, is exempt, unless a name is cluster-admin or system:masters. For 'escalate' on named roles, the finding is only info.",
    fix:
      "remove the verb from the role, and replace '*' with the needed verbs. If the subject needs 'bind' or 'impersonate', list the roles, users, groups, or service accounts in resourceNames of a separate rule, without cluster-admin or system:masters. Instead of 'escalate', grant a controller the permissions that it writes into roles. If a controller needs a verb for all objects, allow the finding with a reason",
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
        metadata: {name: deploy}
        rules:
        - apiGroups: [rbac.authorization.k8s.io]
          resources: [clusterroles]
          resourceNames: [view]
          verbs: [bind]
        - apiGroups: [""]
          resources: [users]
          resourceNames: [reader@example.com]
          verbs: [impersonate]
        """),
    ])

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    role.escalationGrants(isNamespaced: role.manifest.kind == "Role").map { grant in
      guard let name = grant.names.first else {
        return finding(
          at: grant.rule, "\(role.manifest.title) allows subjects to grant permissions or impersonate users")
      }
      let others = grant.names.count > 1 ? " and \(grant.names.count - 1) more" : ""
      return finding(
        at: grant.rule, severity: .info,
        "\(role.manifest.title) allows subjects to add permissions to the role '\(name)'\(others)")
    }
  }
}
