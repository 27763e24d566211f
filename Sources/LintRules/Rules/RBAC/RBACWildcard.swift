internal import Diagnostics
internal import LintEngine

struct RBACWildcard: Rule {
  static let card = RuleCard(
    id: "rbac-wildcard", topic: .rbac, .warning, in: .default,
    summary: "Role uses '*' for API groups, resources, or verbs",
    why:
      "The wildcard also grants access to resources and verbs that are added later, for example by a new operator. The subjects get more permissions although the role stays the same. For rules with resourceNames, the finding is only info.",
    fix:
      "replace '*' with a list of the needed API groups, resources, or verbs. If a controller must manage kinds that are not known in advance, allow the finding with a reason",
    covers: CompatibleIDs(kubeLinter: ["wildcard-in-rules"], checkov: ["CKV_K8S_49"]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: web}
        rules:
        - apiGroups: [""]
          resources: [pods]
          verbs: ["*"]  # flagged
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: web}
        rules:
        - apiGroups: [""]
          resources: [pods]
          verbs: [get, list, watch]
        """),
    ])

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    role.rules.flatMap { rule in
      ["apiGroups", "resources", "verbs"].compactMap { key in
        guard let star = rule[key].items.first(where: { $0.text == "*" }) else { return nil }
        // A wildcard for named objects grants access to these only.
        return finding(
          at: star, severity: rule.isLimitedToNames ? .info : nil,
          "\(role.manifest.title) uses '*' for \(key)")
      }
    }
  }
}
