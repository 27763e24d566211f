internal import Diagnostics
internal import LintEngine

struct RBACReadSecrets: Rule {
  static let card = RuleCard(
    id: "rbac-read-secrets", .warning, in: .restricted,
    summary: "Role grants access to all Secrets",
    why:
      "Depending on the verbs, the subjects of the role can read, change or delete the passwords and keys of other workloads. An attacker can use the passwords and keys outside the cluster.",
    fix:
      "remove secrets from the role, or list the names of the needed Secrets in resourceNames. With names, a client cannot create Secrets or list all of them. If a controller must do so, bind the role only to its account, and allow the finding with a reason",
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
        - apiGroups: [""]
          resources: [secrets]
          resourceNames: [web-tls]
          verbs: [get]
        """),
    ])

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    role.secretGrants.map { rule in
      let verbs = rule["verbs"].texts.map { "'\($0)'" }.joined(separator: ", ")
      return finding(at: rule, "\(role.manifest.title) grants \(verbs) on all Secrets")
    }
  }
}
