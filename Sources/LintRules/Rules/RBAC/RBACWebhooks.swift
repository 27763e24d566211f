internal import Diagnostics
internal import LintEngine
internal import ManifestTree

struct RBACWebhooks: Rule {
  static let card = RuleCard(
    id: "rbac-webhooks", topic: .rbac, .warning, in: .production,
    summary: "ClusterRole grants the permission to register or change admission webhooks",
    why:
      "The API server sends objects to a webhook before it stores them. A subject that registers a webhook can read every Secret that is written, and reject requests. With a mutating webhook, the subject can also change every pod that is created. For named configurations, the finding is only info.",
    fix:
      "remove 'create', 'update', and 'patch' on webhook configurations from the role, and replace '*' with the needed resources and verbs. If a controller only updates its own configurations, list their names in resourceNames of a separate rule. If a controller creates configurations, bind the role only to its account. In both cases, allow the finding with a reason",
    covers: CompatibleIDs(checkov: ["CKV_K8S_155"]),
    examples: [
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: deploy}
        rules:
        - {apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [create, patch]}  # flagged
        """),
      .failing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: operator}
        rules:
        - {apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations], resourceNames: [operator], verbs: [get, update]}  # flagged
        """),
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: deploy}
        rules:
        - {apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [get, list]}
        """),
    ])

  func check(_ role: AccessRole, in context: LintContext) -> [Finding] {
    // Webhook configurations are cluster-scoped, so a Role cannot grant access to them.
    guard role.manifest.kind == "ClusterRole" else { return [] }
    let kinds: Set<String> = ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"]
    return role.grants(["create", "update", "patch"], on: kinds, in: [APIGroup.admissionRegistration])
      .compactMap { rule in
        guard rule.isLimitedToNames else {
          return finding(
            at: rule, "\(role.manifest.title) allows subjects to register or change admission webhooks")
        }
        // Requests to create carry no name, so a rule with names does not allow them.
        guard rule["verbs"].texts.contains(where: { ["update", "patch", "*"].contains($0) }),
          let name = rule["resourceNames"].texts.first
        else { return nil }
        let count = rule["resourceNames"].texts.count
        let others = count > 1 ? " and \(count - 1) more" : ""
        return finding(
          at: rule, severity: .info,
          "\(role.manifest.title) allows subjects to change the admission webhooks of configuration '\(name)'\(others)"
        )
      }
  }
}
