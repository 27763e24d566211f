internal import Diagnostics
internal import LintEngine

struct RBACReadSecrets: Rule {
  static let card = RuleCard(
    id: "rbac-read-secrets", topic: .rbac, .warning, in: .restricted,
    summary: "Role grants access to all Secrets of a namespace or the cluster",
    why:
      "Depending on the verbs, the subjects of the role can read, create, change, or delete Secrets with the passwords and keys of other workloads. An attacker with read access can use the passwords and keys outside the cluster.",
    fix:
      "remove the resource 'secrets' from the role, and replace '*' with the needed resources. If the subjects need certain Secrets, list their names in resourceNames of a separate rule. With names, a client cannot create Secrets or list all of them. If a controller must do so, bind the role only to its account, and allow the finding with a reason",
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
    let scope = role.manifest.kind == "Role" ? " in its namespace" : ""
    return role.secretGrants.map { rule in
      let verbs = rule["verbs"].texts.map { "'\($0)'" }.listed
      return finding(at: rule, "\(role.manifest.title) grants \(verbs) on all Secrets\(scope)")
    }
  }
}
