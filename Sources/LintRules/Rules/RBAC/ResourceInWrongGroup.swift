internal import Diagnostics
internal import KubernetesFacts
internal import LintEngine
internal import ManifestTree

struct ResourceInWrongGroup: Rule {
  static let card = RuleCard(
    id: "resource-in-wrong-group", topic: .rbac, .warning, in: .default,
    summary: "Role lists a resource under an API group that does not contain the resource",
    why:
      "A rule grants access only to resources in the API groups that it lists. Unless another rule grants access, requests for a resource of another group fail with '403 Forbidden'.",
    fix:
      "add the API group of the resource to apiGroups in the rule. If the finding names several groups, add the one that the client uses",
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader}
        rules:
        - apiGroups: [""]
          resources:
          - deployments  # flagged
          verbs: [get]
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader}
        rules:
        - apiGroups: [apps]
          resources: [deployments]
          verbs: [get]
        """),
    ])

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    role.manifest.root["rules"].items.flatMap { rule -> [Finding] in
      let groups = Set(rule["apiGroups"].texts)
      guard !groups.isEmpty, !groups.contains("*"), groups.isSubset(of: ResourceGroups.known) else {
        return []
      }
      return rule["resources"].items.compactMap { resource in
        guard let text = resource.text else { return nil }
        let name = String(text.prefix { $0 != "/" })
        guard var homes = ResourceGroups.byResource[name], groups.isDisjoint(with: homes) else { return nil }
        if text.contains("/") { homes.subtract(ResourceGroups.withoutSubresources) }
        let home = homes.sorted().map { $0.isEmpty ? "the core group \"\"" : "'\($0)'" }
        return finding(
          at: resource,
          "none of the rule's apiGroups contains '\(text)': the resource is in \(home.listed)"
        )
      }
    }
  }
}
