internal import Diagnostics

/// A hand on every object.
struct RBACWebhooks: Rule {
  static let card = RuleCard(
    id: "rbac-webhooks", .warning, in: .production,
    summary: "A role may register webhooks that see and change every object.",
    why: "Such a webhook reads Secrets as they are written, and puts what it likes into every pod.",
    fix: "grant it to the controller that owns the webhook, by resourceNames",
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
      .passing(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: read}
        rules: [{apiGroups: [""], resources: [pods], verbs: [list]}]
        """),
    ])

  func check(_ role: AccessRole, in fleet: Fleet) -> [Finding] {
    // Webhooks are of the whole cluster, and a Role of a namespace does not reach them.
    guard role.manifest.kind == "ClusterRole" else { return [] }
    let kinds: Set<String> = ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"]
    return role.grants(["create", "update", "patch"], on: kinds, in: ["admissionregistration.k8s.io"]).map {
      finding(at: $0, "\(role.manifest.title) may register webhooks")
    }
  }
}
